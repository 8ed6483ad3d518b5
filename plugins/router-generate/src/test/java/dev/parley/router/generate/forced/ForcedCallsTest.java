package dev.parley.router.generate.forced;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.api.text.TextChunk;
import dev.parley.api.tool.ToolEvent;
import dev.parley.api.tool.ToolParser;
import dev.parley.api.tool.ToolParserRequest;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;

class ForcedCallsTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private static ToolParser parser() {
        return new ForcedJsonToolParserProvider()
                .create(new ToolParserRequest(List.of(), Optional.empty()));
    }

    /// What a stream shows of a text: content, calls as `name(arguments)`, and marks for their ends.
    private static String shown(ToolParser parser, List<String> pieces) {
        StringBuilder content = new StringBuilder();
        TreeMap<Integer, StringBuilder> calls = new TreeMap<>();
        List<ToolEvent> events = new ArrayList<>();
        pieces.forEach(piece -> events.addAll(parser.push(TextChunk.of(piece))));
        events.addAll(parser.finish());
        for (ToolEvent event : events) {
            switch (event) {
                case ToolEvent.Content(String text) -> content.append(text);
                case ToolEvent.CallStarted(int index, Optional<String> id, String name) ->
                        calls.put(index, new StringBuilder(name).append('('));
                case ToolEvent.Arguments(int index, String json) -> calls.get(index).append(json);
                case ToolEvent.CallCompleted(int index) -> calls.get(index).append(')');
                case ToolEvent.Abandoned(int index, String text) ->
                        calls.get(index).append("<abandoned ").append(text).append('>');
            }
        }
        return calls.values() + content.toString();
    }

    private static List<String> cut(String text, Random random) {
        List<String> pieces = new ArrayList<>();
        int from = 0;
        while (from < text.length()) {
            int to = Math.min(text.length(), from + 1 + random.nextInt(9));
            pieces.add(text.substring(from, to));
            from = to;
        }
        return pieces;
    }

    private static List<JsonNode> vectors() throws IOException {
        try (InputStream in = ForcedCallsTest.class.getResourceAsStream("/forced/calls.json")) {
            return List.copyOf(JSON.readTree(in).values());
        }
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void readsWhatTheReferenceReads(JsonNode vector) {
        String input = vector.path("input").asString();
        List<String> expected = new ArrayList<>();
        for (JsonNode call : vector.at("/expect/tool_calls").values()) {
            expected.add(call.path("name").asString() + call.path("arguments"));
        }

        for (int seed = 0; seed < 20; seed++) {
            String shown = shown(parser(), cut(input, new Random(seed)));

            List<String> calls = new ArrayList<>();
            for (String call : shown.substring(1, shown.lastIndexOf(']')).split("\\), ")) {
                int open = call.indexOf('(');
                String arguments = call.substring(open + 1).replaceAll("\\)$", "");
                calls.add(call.substring(0, open) + JSON.readTree(arguments));
            }
            assertEquals(expected, calls);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    [{"name":"f","parameters":{"a":1}}]           | [f({"a":1})]
                    [{"name":"f","arguments":{"a":[1,"]}"]}}]     | [f({"a":[1,"]}"]})]
                    [{"parameters":{"a":1},"name":"f"}]           | [f({"a":1})]
                    [{"name":"f"}]                                | [f()]
                    [{"name":"f","parameters":{}} , {"name":"g","parameters":{}}] tail | [f({}), g({})]
                    [{"name":"f\\u0041","parameters":{"q":"\\""}}] | [fA({"q":"\\""})]
                    [{"name":"f","parameters":{"a":1              | [f({"a":1<abandoned [{"name":"f","parameters":{"a":1>]
                    [{"name":"f","parameters":{"a":1}},           | [f({"a":1})]
                    [{"name":"f","parameters":nonsense}] x        | [f(nonsense<abandoned [{"name":"f","parameters":nonsense}>]] x
                    [{"name":5}]                                  | [][{"name":5}]
                    [5]                                           | [][5]
                    plain text                                    | []plain text
                    {"name":"f"}                                  | []{"name":"f"}
                    []                                            | []
                    """)
    void readsCallsAndLosesNothing(String text, String expected) {
        assertEquals(expected, shown(parser(), List.of(text)));
        for (int seed = 0; seed < 20; seed++) {
            assertEquals(expected, shown(parser(), cut(text, new Random(seed))));
        }
    }

    @Test
    void showsTheNameBeforeTheArgumentsAreThere() {
        ToolParser parser = parser();

        List<ToolEvent> events = parser.push(TextChunk.of("[{\"name\":\"f\",\"parameters\":{\"a"));

        assertEquals(
                List.of(
                        new ToolEvent.CallStarted(0, Optional.empty(), "f"),
                        new ToolEvent.Arguments(0, "{\"a")),
                events);
    }

    @Nested
    class WhenTheFunctionIsKnown {

        @Test
        void takesTheTextForItsArguments() {
            assertEquals(
                    "[f({\"a\":1})]", shown(new ForcedArguments("f"), List.of("{\"a\"", ":1}")));
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {"{'a':1", "{'a':'x}", "5", "]{}"})
        void abandonsWhatIsNoObject(String text) {
            String json = text.replace('\'', '"');

            String shown = shown(new ForcedArguments("f"), List.of(json));

            assertTrue(shown.contains("<abandoned " + json + ">"), shown);
        }

        @Test
        void isNoCallWithoutText() {
            assertEquals("[]", shown(new ForcedArguments("f"), List.of()));
            assertFalse(new ForcedArguments("f").finish().iterator().hasNext());
        }
    }
}
