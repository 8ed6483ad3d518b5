package dev.parley.parsers.reasoning.vector;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.api.reasoning.PromptState;
import dev.parley.api.reasoning.ReasoningEvent;
import dev.parley.api.reasoning.ReasoningParser;
import dev.parley.api.reasoning.ReasoningParserProvider;
import dev.parley.api.text.TextChunk;
import dev.parley.api.tool.ToolParserRequest.Delivery;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Ten thousand damaged replies for each name: nothing throws, the cut never matters, and the text is accounted for:
/// reasoning and content, in the order they come, are the reply without its markers.
class DamagedReplyTest {

    private static final long SEED = 20_261_125;
    private static final int MUTATIONS = 10_000;

    /// What a format may leave out of a reply. `Ended` events and blanks are not text.
    private enum Left {
        /// Markers only.
        MARKERS,
        /// Also white space, at the borders of reasoning or content.
        BLANKS,
        /// Also a marker that the end of the reply cuts off.
        CUT_MARKERS,
        /// Also text: what stands outside of any frame, or behind one.
        TEXT,
        /// The reply is another text: parts of it are moved, decoded or added.
        REWRITTEN
    }

    /// All other formats leave out nothing but markers.
    private static final Map<Left, Set<String>> DECLARED =
            Map.of(
                    // The reference drops white space at the end of reasoning, or around the
                    // answer's wrapper.
                    Left.BLANKS,
                    Set.of(
                            "deepseek_v4",
                            "deepseek_v41",
                            "ernie45",
                            "gemma4",
                            "glm45",
                            "glm47",
                            "hunyuan_a13b",
                            "kimi_k2",
                            "ling3",
                            "minimax_m2",
                            "mistral",
                            "step3p5"),
                    // Its markers are phrases. One that is cut off would look like the answer's
                    // first words.
                    Left.CUT_MARKERS,
                    Set.of("granite"),
                    // Frames of messages: what is no message, or of no known kind, is not shown.
                    Left.TEXT,
                    Set.of(
                            "cohere_command3",
                            "cohere_command4",
                            "hf",
                            "inkling",
                            "kimi_k3",
                            "plamo3"),
                    // A thought becomes the answer where there is none, `<think>` is put in front,
                    // `\\n` is decoded, or
                    // thoughts are joined with line breaks.
                    Left.REWRITTEN,
                    Set.of(
                            "granite_thinking_parser",
                            "minicpmv",
                            "minimax_m2_append_think",
                            "muse_glimmer",
                            "nemotron_v3",
                            "openai_gptoss"));

    @ParameterizedTest
    @MethodSource("dev.parley.parsers.reasoning.vector.Vector#names")
    void isAccountedForUnderAnyCut(String name) {
        Random random = new Random(SEED);
        List<Vector> vectors = Vector.ofName(name);
        ReasoningParserProvider provider = Providers.named(name);
        Account account = new Account(vectors.stream().map(Vector::input).toList(), declared(name));
        for (int i = 0; i < MUTATIONS; i++) {
            Vector vector = vectors.get(i % vectors.size());
            String other = vectors.get(random.nextInt(vectors.size())).input();
            String text = damaged(vector.input(), other, random);
            PromptState prompt = PromptState.values()[random.nextInt(3)];
            Delivery delivery = Delivery.values()[random.nextInt(2)];
            String what = name + " after " + prompt + ", " + delivery + " from " + text;
            ReasoningParser parser = provider.create(vector.request(prompt, delivery));
            String shown = shown(parser, text);
            assertTrue(account.covers(text, shown), () -> what + " gives " + shown);
            Split whole =
                    Split.of(provider.create(vector.request(prompt, delivery)), List.of(text));
            List<String> pieces =
                    i % 8 == 0 ? List.of(text.split("(?!^)")) : Split.randomCut(text, random);
            Split cut = Split.of(provider.create(vector.request(prompt, delivery)), pieces);
            assertEquals(whole, cut, what);
        }
    }

    private static Left declared(String name) {
        return DECLARED.entrySet().stream()
                .filter(entry -> entry.getValue().contains(name))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(Left.MARKERS);
    }

    /// Whether a reply is its text, less what the format may leave out.
    ///
    /// @param markers what looks like a marker in any of the format's texts, complete or cut off
    private record Account(Pattern markers, Left left) {

        private static final Pattern MARKER =
                Pattern.compile(
                        "<[^<>\\s]{1,60}>|\\[/?[A-Z_]{2,20}]|Here(?: is|'s) my [a-z"
                                + " ]+:|thought(?=\n"
                                + ")");

        Account(List<String> texts, Left left) {
            this(
                    Pattern.compile(
                            texts.stream()
                                            .flatMap(text -> MARKER.matcher(text).results())
                                            .map(found -> Pattern.quote(found.group()))
                                            .distinct()
                                            .reduce("(?!)", (all, marker) -> all + "|" + marker)
                                    + "|</?(?:answer|response|think)>"),
                    left);
        }

        boolean covers(String text, String shown) {
            return switch (left) {
                case REWRITTEN -> true;
                case TEXT -> follows(text, shown);
                case MARKERS, BLANKS, CUT_MARKERS -> isReached(text, shown);
            };
        }

        /// Whether all of `shown` stands in `text` in that order.
        private static boolean follows(String text, String shown) {
            int at = 0;
            for (int i = 0; i < text.length() && at < shown.length(); i++) {
                at += text.charAt(i) == shown.charAt(at) ? 1 : 0;
            }
            return at == shown.length();
        }

        /// Whether leaving out markers, and white space where the format may, turns `text` into `shown`. Row `i` holds
        /// how much of `shown` the first `i` characters may have made.
        private boolean isReached(String text, String shown) {
            boolean[][] made = new boolean[text.length() + 1][shown.length() + 1];
            made[0][0] = true;
            var marker = markers.matcher(text);
            for (int i = 0; i < text.length(); i++) {
                marker.region(i, text.length());
                boolean found = marker.lookingAt();
                boolean cut = left == Left.CUT_MARKERS && marker.hitEnd();
                int end = found ? marker.end() : cut ? text.length() : i;
                boolean blank = left != Left.MARKERS && Character.isWhitespace(text.charAt(i));
                for (int j = 0; j <= shown.length(); j++) {
                    if (made[i][j]) {
                        made[end][j] = true;
                        made[i + 1][j] |= blank;
                        if (j < shown.length() && text.charAt(i) == shown.charAt(j)) {
                            made[i + 1][j + 1] = true;
                        }
                    }
                }
            }
            return made[text.length()][shown.length()];
        }
    }

    private static String shown(ReasoningParser parser, String text) {
        StringBuilder shown = new StringBuilder();
        Stream.concat(parser.push(TextChunk.of(text)).stream(), parser.finish().stream())
                .forEach(
                        event -> {
                            switch (event) {
                                case ReasoningEvent.Reasoning(String more) -> shown.append(more);
                                case ReasoningEvent.Content(TextChunk chunk) ->
                                        shown.append(chunk.text());
                                case ReasoningEvent.Ended() -> {}
                            }
                        });
        return shown.toString();
    }

    private static String damaged(String text, String other, Random random) {
        StringBuilder damaged = new StringBuilder(text);
        for (int k = random.nextInt(4); k >= 0; k--) {
            int at = random.nextInt(damaged.length() + 1);
            int end = Math.min(damaged.length(), at + random.nextInt(12));
            switch (random.nextInt(5)) {
                case 4 -> damaged.setLength(at);
                case 0 -> damaged.delete(at, end);
                case 1 -> damaged.insert(at, damaged.substring(at, end));
                case 2 -> damaged.insert(at, other);
                default -> damaged.insert(at, " \n<|é".charAt(random.nextInt(5)));
            }
        }
        return damaged.toString();
    }
}
