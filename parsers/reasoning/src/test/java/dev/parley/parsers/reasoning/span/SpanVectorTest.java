package dev.parley.parsers.reasoning.span;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.parley.api.reasoning.PromptState;
import dev.parley.api.reasoning.ReasoningParser;
import dev.parley.api.reasoning.ReasoningParserProvider;
import dev.parley.api.reasoning.ReasoningRequest;
import dev.parley.api.text.SpecialTokens;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.stream.Stream;

/// Replays the vectors of every parser name under many cuts.
class SpanVectorTest {

    private static final List<String> NAMES = List.of("qwen3", "deepseek_r1");
    private static final long SEED = 20_261_125;

    static Stream<Arguments> cases() throws IOException {
        List<Arguments> cases = new ArrayList<>();
        for (String name : NAMES) {
            try (InputStream file =
                    Objects.requireNonNull(
                            SpanVectorTest.class.getResourceAsStream(name + ".json"))) {
                for (JsonNode vector : JsonMapper.shared().readTree(file)) {
                    cases.add(Arguments.of(vector.get("id").stringValue(), vector));
                }
            }
        }
        return cases.stream();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void givesTheExpectationUnderAnyCut(String id, JsonNode vector) {
        ReasoningParserProvider provider = provider(vector.get("parser").stringValue());
        JsonNode expect = vector.get("expect");
        String mode = vector.get("mode").stringValue();
        for (List<String> pieces : cuts(vector)) {
            Split split = Split.of(parser(provider, vector), pieces);
            String what = id + " from " + pieces;
            if (expect.has("content")) {
                assertEquals(text(expect.get("content")), split.content(), what);
            }
            if (expect.has("reasoning") && !mode.equals("complete")) {
                assertEquals(text(expect.get("reasoning")), split.reasoning(), what);
            }
            if (expect.has("reasoning") && !mode.equals("stream")) {
                assertEquals(text(expect.get("reasoning")), split.completeReasoning(), what);
            }
            if (expect.has("is_reasoning_end")) {
                assertEquals(expect.get("is_reasoning_end").booleanValue(), split.ended(), what);
            }
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void readsTheSameEndFromAPrompt(String id, JsonNode vector) {
        MarkerTokenizer tokenizer = MarkerTokenizer.chatMl();
        int[] prompt = tokenizer.encode(vector.get("input").stringValue(), SpecialTokens.KEEP);
        PromptState state = provider(vector.get("parser").stringValue()).inspect(prompt, tokenizer);
        JsonNode expected = vector.get("expect").path("is_reasoning_end");
        if (expected.isBoolean()) {
            assertEquals(expected.booleanValue(), state == PromptState.CLOSED, id);
        }
    }

    private static List<List<String>> cuts(JsonNode vector) {
        JsonNode chunks = vector.path("chunks");
        if (chunks.isArray()) {
            return List.of(chunks.valueStream().map(JsonNode::stringValue).toList());
        }
        return Split.cuts(vector.get("input").stringValue(), SEED);
    }

    private static String text(JsonNode node) {
        return node.isString() ? node.stringValue() : "";
    }

    private static ReasoningParserProvider provider(String name) {
        SpanVectorTest.class.getModule().addUses(ReasoningParserProvider.class);
        return ServiceLoader.load(ReasoningParserProvider.class).stream()
                .map(ServiceLoader.Provider::get)
                .filter(provider -> provider.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static ReasoningParser parser(ReasoningParserProvider provider, JsonNode vector) {
        JsonNode open = vector.path("prompt_ends_in_reasoning");
        PromptState prompt =
                !open.isBoolean()
                        ? PromptState.UNMARKED
                        : open.booleanValue() ? PromptState.OPEN : PromptState.CLOSED;
        return provider.create(
                new ReasoningRequest(
                        prompt, (ObjectNode) vector.get("chat_template_kwargs"), Optional.empty()));
    }
}
