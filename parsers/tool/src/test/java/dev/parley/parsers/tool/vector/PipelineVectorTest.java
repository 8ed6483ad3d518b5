package dev.parley.parsers.tool.vector;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.parley.api.reasoning.PromptState;
import dev.parley.api.reasoning.ReasoningEvent;
import dev.parley.api.reasoning.ReasoningParser;
import dev.parley.api.reasoning.ReasoningParserProvider;
import dev.parley.api.reasoning.ReasoningRequest;
import dev.parley.api.reasoning.ReasoningRequest.Follower;
import dev.parley.api.text.TextChunk;
import dev.parley.api.tool.ToolEvent;
import dev.parley.api.tool.ToolParser;
import dev.parley.api.tool.ToolParserRequest.Delivery;
import dev.parley.parsers.reasoning.swallow.Qwen3ReasoningParserProvider;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import java.io.IOException;
import java.lang.module.Configuration;
import java.lang.module.ModuleFinder;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.stream.Stream;

/// Replays the vectors in which a reasoning parser feeds the tool parser.
class PipelineVectorTest {

    private static final ModuleLayer REASONING = reasoningLayer();

    private final StringBuilder reasoning = new StringBuilder();
    private final List<ToolEvent> events = new ArrayList<>();

    static Stream<Arguments> cases() throws IOException {
        return ToolVectorTest.cases("pipeline").stream();
    }

    private static List<Delivery> deliveries(JsonNode vector) {
        return switch (vector.get("mode").stringValue()) {
            case "complete" -> List.of(Delivery.WHOLE);
            case "stream" -> List.of(Delivery.STREAMED);
            default -> List.of(Delivery.values());
        };
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void givesTheExpectationUnderAnyCut(String id, JsonNode vector) {
        for (List<String> pieces : ToolVectorTest.cuts(vector)) {
            for (Delivery delivery : deliveries(vector)) {
                reasoning.setLength(0);
                events.clear();
                run(reasoningParser(vector, delivery), toolParser(vector, delivery), pieces);
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

    private static Optional<ReasoningParser> reasoningParser(JsonNode vector, Delivery delivery) {
        JsonNode open = vector.path("prompt_ends_in_reasoning");
        PromptState prompt =
                !open.isBoolean()
                        ? PromptState.UNMARKED
                        : open.booleanValue() ? PromptState.OPEN : PromptState.CLOSED;
        ReasoningRequest request =
                new ReasoningRequest(
                        prompt,
                        (ObjectNode) vector.get("chat_template_kwargs"),
                        Optional.empty(),
                        delivery,
                        vector.get("parser").isNull() ? Follower.CLIENT : Follower.TOOL_PARSER,
                        vector.path("options").path("response_template"));
        JsonNode name = vector.get("reasoning_parser");
        return name.isNull()
                ? Optional.empty()
                : Optional.of(reasoningProvider(name.stringValue()).create(request));
    }

    static ReasoningParserProvider reasoningProvider(String name) {
        return ServiceLoader.load(REASONING, ReasoningParserProvider.class).stream()
                .map(ServiceLoader.Provider::get)
                .filter(it -> it.name().equals(name) || it.aliases().contains(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(name));
    }

    /// The module of the reasoning parsers, which this one does not read.
    private static ModuleLayer reasoningLayer() {
        PipelineVectorTest.class.getModule().addUses(ReasoningParserProvider.class);
        URL location =
                Qwen3ReasoningParserProvider.class
                        .getProtectionDomain()
                        .getCodeSource()
                        .getLocation();
        ModuleLayer here = PipelineVectorTest.class.getModule().getLayer();
        try {
            Configuration configuration =
                    here.configuration()
                            .resolve(
                                    ModuleFinder.of(Path.of(location.toURI())),
                                    ModuleFinder.of(),
                                    Set.of("dev.parley.parsers.reasoning"));
            return here.defineModulesWithOneLoader(
                    configuration, PipelineVectorTest.class.getClassLoader());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
