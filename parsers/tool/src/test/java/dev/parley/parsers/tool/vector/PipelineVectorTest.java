package dev.parley.parsers.tool.vector;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.parley.api.reasoning.PromptState;
import dev.parley.api.reasoning.ReasoningEvent;
import dev.parley.api.reasoning.ReasoningParser;
import dev.parley.api.reasoning.ReasoningRequest;
import dev.parley.api.text.TextChunk;
import dev.parley.api.tool.ToolEvent;
import dev.parley.api.tool.ToolParser;
import dev.parley.api.tool.ToolParserRequest.Delivery;
import dev.parley.parsers.reasoning.single.DeepseekR1ReasoningParserProvider;
import dev.parley.parsers.reasoning.swallow.Qwen3ReasoningParserProvider;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Replays the vectors in which a reasoning parser feeds the tool parser.
class PipelineVectorTest {

    private final StringBuilder reasoning = new StringBuilder();
    private final List<ToolEvent> events = new ArrayList<>();

    static Stream<Arguments> cases() throws IOException {
        return ToolVectorTest.cases("pipeline").stream();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void givesTheExpectationUnderAnyCut(String id, JsonNode vector) {
        for (List<String> pieces : ToolVectorTest.cuts(vector)) {
            for (Delivery delivery : Delivery.values()) {
                reasoning.setLength(0);
                events.clear();
                run(reasoningParser(vector), toolParser(vector, delivery), pieces);
                JsonNode expected = vector.get("expect").path("reasoning");
                String what = id + " " + delivery + " from " + pieces;
                assertEquals(
                        expected.isString() ? expected.stringValue() : "",
                        reasoning.toString(),
                        what);
                Reply reply = Reply.collect(events, delivery == Delivery.WHOLE);
                ToolVectorTest.check(vector, reply, what);
            }
        }
    }

    private void run(
            Optional<ReasoningParser> first, Optional<ToolParser> second, List<String> pieces) {
        for (String piece : pieces) {
            TextChunk chunk = TextChunk.of(piece);
            first.ifPresentOrElse(
                    parser -> parser.push(chunk).forEach(event -> split(event, second)),
                    () -> call(chunk, second));
        }
        first.ifPresent(parser -> parser.finish().forEach(event -> split(event, second)));
        second.ifPresent(parser -> events.addAll(parser.finish()));
    }

    private void split(ReasoningEvent event, Optional<ToolParser> second) {
        switch (event) {
            case ReasoningEvent.Reasoning(String text) -> reasoning.append(text);
            case ReasoningEvent.Ended() -> {}
            case ReasoningEvent.Content(TextChunk chunk) -> call(chunk, second);
        }
    }

    private void call(TextChunk chunk, Optional<ToolParser> second) {
        second.ifPresentOrElse(
                parser -> events.addAll(parser.push(chunk)),
                () -> events.add(new ToolEvent.Content(chunk.text())));
    }

    private static Optional<ToolParser> toolParser(JsonNode vector, Delivery delivery) {
        return vector.get("parser").isNull()
                ? Optional.empty()
                : Optional.of(
                        ToolVectorTest.parser(
                                Providers.named(vector.get("parser").stringValue()),
                                vector,
                                delivery));
    }

    private static Optional<ReasoningParser> reasoningParser(JsonNode vector) {
        JsonNode open = vector.path("prompt_ends_in_reasoning");
        PromptState prompt =
                !open.isBoolean()
                        ? PromptState.UNMARKED
                        : open.booleanValue() ? PromptState.OPEN : PromptState.CLOSED;
        ReasoningRequest request =
                new ReasoningRequest(
                        prompt, (ObjectNode) vector.get("chat_template_kwargs"), Optional.empty());
        JsonNode name = vector.get("reasoning_parser");
        return switch (name.isNull() ? "" : name.stringValue()) {
            case "" -> Optional.empty();
            case "qwen3" -> Optional.of(new Qwen3ReasoningParserProvider().create(request));
            case "deepseek_r1" ->
                    Optional.of(new DeepseekR1ReasoningParserProvider().create(request));
            default -> throw new IllegalArgumentException(name.stringValue());
        };
    }
}
