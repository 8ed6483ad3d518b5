package dev.parley.parsers.reasoning.vector;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.api.reasoning.PromptState;
import dev.parley.api.reasoning.ReasoningParser;
import dev.parley.api.reasoning.ReasoningParserProvider;
import dev.parley.api.text.SpecialTokens;
import dev.parley.api.text.TextChunk;
import dev.parley.api.tool.ToolParserRequest.Delivery;
import dev.parley.parsers.reasoning.vector.Vector.Mode;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import tools.jackson.databind.JsonNode;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/// Replays the vectors of every parser name under many cuts.
class ReasoningVectorTest {

    private static final long SEED = 20_261_125;
    private static final int MEGABYTE = 1 << 20;
    private static final int MUTATIONS = 10_000;

    static Stream<String> names() {
        return Providers.all().keySet().stream().filter(name -> !name.equals("think"));
    }

    static Stream<Arguments> vectors() {
        return names().flatMap(name -> Vector.ofName(name).stream())
                .map(vector -> Arguments.of(vector.id(), vector));
    }

    static Stream<Arguments> replies() {
        return vectors().filter(arguments -> ((Vector) arguments.get()[1]).expect().has("content"));
    }

    static Stream<Arguments> ends() {
        return vectors()
                .filter(
                        arguments ->
                                ((Vector) arguments.get()[1]).expect().has("is_reasoning_end"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("replies")
    void givesTheExpectationUnderAnyCut(String id, Vector vector) {
        for (Mode mode : vector.modes()) {
            for (List<String> pieces : vector.cuts(SEED)) {
                Split split = Split.of(vector.parser(mode), pieces);
                String what = id + ", " + mode + " from " + pieces;
                String reasoning =
                        mode == Mode.COMPLETE ? split.completeReasoning() : split.reasoning();
                assertEquals(text(vector.expect().get("reasoning")), reasoning, what);
                assertEquals(text(vector.expect().get("content")), split.content(), what);
            }
        }
    }

    static Stream<Arguments> pipelines() {
        return Vector.ofName("pipeline").stream()
                .filter(vector -> Providers.all().containsKey(vector.parserName()))
                .filter(vector -> vector.expect().has("reasoning"))
                .map(vector -> Arguments.of(vector.id(), vector));
    }

    /// The first half of the cases in which calls follow.
    @ParameterizedTest(name = "{0}")
    @MethodSource("pipelines")
    void leavesCallsToTheContent(String id, Vector vector) {
        for (List<String> pieces : vector.cuts(SEED)) {
            Split split = Split.of(vector.parser(Mode.STREAM), pieces);
            assertEquals(
                    text(vector.expect().get("reasoning")),
                    split.reasoning(),
                    id + " from " + pieces);
        }
    }

    /// Reasoning is over where a prompt closed it, and where the text itself did.
    @ParameterizedTest(name = "{0}")
    @MethodSource("ends")
    void knowsWhetherReasoningIsOver(String id, Vector vector) {
        MarkerTokenizer tokenizer = MarkerTokenizer.chatMl();
        int[] prompt = tokenizer.encode(vector.input(), SpecialTokens.KEEP);
        ReasoningParserProvider provider = Providers.named(vector.parserName());
        PromptState state =
                provider.inspect(
                        prompt, vector.request(PromptState.UNMARKED, Delivery.STREAMED), tokenizer);
        if (vector.expect().get("is_reasoning_end").booleanValue()) {
            boolean ended = Split.of(vector.parser(Mode.COMPLETE), List.of(vector.input())).ended();
            assertTrue(state == PromptState.CLOSED || ended, id);
        } else {
            assertNotEquals(PromptState.CLOSED, state, id);
        }
    }

    /// Ten thousand for each name: nothing throws, and the cut never matters.
    @ParameterizedTest
    @MethodSource("names")
    void theCutNeverChangesTheResultOfADamagedReply(String name) {
        Random random = new Random(SEED);
        List<Vector> vectors = Vector.ofName(name);
        ReasoningParserProvider provider = Providers.named(name);
        for (int i = 0; i < MUTATIONS; i++) {
            Vector vector = vectors.get(i % vectors.size());
            String other = vectors.get(random.nextInt(vectors.size())).input();
            String text = damaged(vector.input(), other, random);
            PromptState prompt = PromptState.values()[random.nextInt(3)];
            Delivery delivery = Delivery.values()[random.nextInt(2)];
            Split whole =
                    Split.of(provider.create(vector.request(prompt, delivery)), List.of(text));
            List<String> pieces =
                    i % 8 == 0 ? List.of(text.split("(?!^)")) : Split.randomCut(text, random);
            Split cut = Split.of(provider.create(vector.request(prompt, delivery)), pieces);
            String what = name + " after " + prompt + ", " + delivery + " from " + text;
            assertEquals(whole, cut, what);
        }
    }

    /// A megabyte of what could be a marker, in small pieces.
    @ParameterizedTest
    @MethodSource("names")
    void takesLinearTime(String name) {
        Vector vector = Vector.ofName(name).getFirst();
        for (String piece : List.of("<<|[\n", " \n", "<think", "Here is ")) {
            ReasoningParser parser =
                    Providers.named(name)
                            .create(vector.request(PromptState.OPEN, Delivery.STREAMED));
            TextChunk chunk = TextChunk.of(piece.repeat(100));
            assertTimeoutPreemptively(
                    Duration.ofSeconds(2),
                    () -> {
                        for (int length = 0; length < MEGABYTE; length += chunk.text().length()) {
                            parser.push(chunk);
                        }
                        parser.finish();
                    },
                    piece);
        }
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

    private static String text(JsonNode node) {
        return node.isString() ? node.stringValue() : "";
    }
}
