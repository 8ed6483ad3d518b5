package dev.parley.parsers.tool.grammar;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.api.text.TextChunk;
import dev.parley.api.tool.CallRules;
import dev.parley.api.tool.CallRules.Demand;
import dev.parley.api.tool.CallRules.Reasoning;
import dev.parley.api.tool.CallRules.Repetition;
import dev.parley.api.tool.CallRules.Schemas;
import dev.parley.api.tool.ToolDefinition;
import dev.parley.api.tool.ToolDefinition.Strictness;
import dev.parley.api.tool.ToolEvent;
import dev.parley.api.tool.ToolParser;
import dev.parley.api.tool.ToolParserProvider;
import dev.parley.api.tool.ToolParserRequest;
import dev.parley.api.tool.ToolParserRequest.Delivery;
import dev.parley.parsers.tool.vector.Chunkings;
import dev.parley.parsers.tool.vector.Providers;
import dev.parley.parsers.tool.vector.Reply;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/// One call in each format's own form, which its grammar writes, in all the places and states it may be in.
class WireTest {

    private static final long SEED = 20_261_125;
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String NAME = "weather_report";

    private static final List<String> CITIES =
            List.of(
                    "Paris",
                    "Zürich",
                    "漢字 🎉 מזרח",
                    "a, b; c: d",
                    "it's \"quoted\"",
                    "x=1&y=2",
                    "C:\\temp\\new",
                    "(1) [2] {3}",
                    "line one\nline two",
                    "null",
                    "12",
                    "true");

    /// Formats whose calls follow a text of their own.
    private static final Set<String> FRAMED =
            Set.of("cohere_command3", "cohere_command4", "inkling", "kimi_k3", "openai");

    /// Formats in which a call is the whole reply.
    private static final Set<String> ALONE =
            Set.of("llama3_json", "llama4_pythonic", "olmo3", "pythonic", "xlam");

    /// Formats whose whole replies show no text beside calls.
    private static final Set<String> SILENT = Set.of("minicpm5", "phi4_mini_json");

    private static List<ToolDefinition> tools(String city) {
        ObjectNode schema = JSON.createObjectNode().put("type", "object");
        ObjectNode properties = schema.putObject("properties");
        properties.putObject("city").put("type", "string").putArray("enum").add(city);
        properties.putObject("days").put("type", "integer").putArray("enum").add(3);
        schema.putArray("required").add("city").add("days");
        return List.of(new ToolDefinition(NAME, "", schema, Strictness.STRICT));
    }

    private static ToolParserProvider named(String name) {
        return Providers.all().stream()
                .filter(it -> it.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static String wire(String name, List<ToolDefinition> tools) {
        CallRules rules =
                new CallRules(
                        tools,
                        Demand.REQUIRED,
                        Repetition.ONCE,
                        Schemas.ALL_TOOLS,
                        Reasoning.OUTSIDE);
        JsonNode tag = named(name).grammar(rules).orElseThrow().tag();
        return new TagSampler(new Random(SEED)).text(tag);
    }

    private static ToolParser parser(String name, List<ToolDefinition> tools, Delivery delivery) {
        return named(name).create(new ToolParserRequest(tools, Optional.empty(), delivery));
    }

    private static JsonNode arguments(String city) {
        return JSON.createObjectNode().put("city", city).put("days", 3);
    }

    static Stream<Arguments> calls() {
        return GrammarTest.formats().stream()
                .flatMap(name -> CITIES.stream().map(city -> Arguments.of(name, city)));
    }

    @ParameterizedTest
    @MethodSource("calls")
    void aStringComesBackAsItWas(String name, String city) {
        List<ToolDefinition> tools = tools(city);
        String wire = wire(name, tools);
        for (Delivery delivery : Delivery.values()) {
            for (List<String> pieces : Chunkings.of(wire, SEED)) {
                Reply reply = Reply.streamed(parser(name, tools, delivery), pieces);
                assertEquals(1, reply.calls().size(), () -> delivery + " of " + pieces);
                assertEquals(NAME, reply.calls().getFirst().name());
                assertEquals(
                        arguments(city),
                        JSON.readTree(reply.calls().getFirst().arguments()),
                        () -> delivery + " of " + pieces);
            }
        }
    }

    static List<String> formats() {
        return GrammarTest.formats();
    }

    /// The state of calls while a text arrives.
    private static final class Watched {

        private final Map<Integer, StringBuilder> open = new TreeMap<>();
        private final List<String> completed = new ArrayList<>();
        private int started;

        private void take(ToolEvent event) {
            switch (event) {
                case ToolEvent.Content(String text) -> assertFalse(text.isEmpty());
                case ToolEvent.CallStarted(int index, var _, String name) -> {
                    assertEquals(started++, index);
                    assertFalse(name.isEmpty());
                    open.put(index, new StringBuilder());
                }
                case ToolEvent.Arguments(int index, String json) -> open.get(index).append(json);
                case ToolEvent.CallCompleted(int index) ->
                        completed.add(open.remove(index).toString());
                case ToolEvent.Abandoned(int index, String _) -> open.remove(index);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("formats")
    void aCallCutAnywhereIsNeverCompletedWithoutAnObject(String name) {
        List<ToolDefinition> tools = tools("Zürich \"Nord\"");
        String wire = wire(name, tools);
        for (int end = 0; end <= wire.length(); end++) {
            for (Delivery delivery : Delivery.values()) {
                ToolParser parser = parser(name, tools, delivery);
                Watched watched = new Watched();
                for (int at = 0; at < end; at++) {
                    parser.push(TextChunk.of(wire.substring(at, at + 1))).forEach(watched::take);
                }
                parser.finish().forEach(watched::take);
                watched.completed.forEach(json -> assertTrue(JSON.readTree(json).isObject(), json));
                assertTrue(watched.open.size() <= 1, wire.substring(0, end));
            }
        }
    }

    /// Text in front stays in front, and where a format gives a cut call back its text is there to the last
    /// character.
    @ParameterizedTest
    @MethodSource("formats")
    void textInFrontOfACutCallIsKept(String name) {
        if (FRAMED.contains(name) || ALONE.contains(name) || SILENT.contains(name)) {
            return;
        }
        List<ToolDefinition> tools = tools("Paris");
        String text = "Let me see." + wire(name, tools);
        for (int end = 0; end <= text.length(); end++) {
            Reply reply =
                    Reply.complete(
                            parser(name, tools, Delivery.WHOLE), List.of(text.substring(0, end)));
            String expected = text.substring(0, Math.min(end, "Let me see.".length()));
            assertTrue(
                    reply.content().startsWith(expected), reply + " of " + text.substring(0, end));
        }
    }
}
