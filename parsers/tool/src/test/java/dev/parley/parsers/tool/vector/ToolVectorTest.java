package dev.parley.parsers.tool.vector;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.parley.api.tool.ToolDefinition;
import dev.parley.api.tool.ToolEvent;
import dev.parley.api.tool.ToolParser;
import dev.parley.api.tool.ToolParserProvider;
import dev.parley.api.tool.ToolParserRequest;
import dev.parley.api.tool.ToolParserRequest.Delivery;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/// Replays the vectors of every parser name under many cuts.
class ToolVectorTest {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final long SEED = 20_261_125;

    static Stream<Arguments> cases() throws IOException {
        List<Arguments> cases = new ArrayList<>();
        for (ToolParserProvider provider : Providers.all()) {
            for (String name : Providers.names(provider)) {
                cases.addAll(cases(name));
            }
        }
        return cases.stream();
    }

    static List<Arguments> cases(String name) throws IOException {
        List<Arguments> cases = new ArrayList<>();
        for (JsonNode vector : vectors(name)) {
            if (!vector.path("xfail").asBoolean(false)) {
                cases.add(Arguments.of(vector.get("id").stringValue(), vector));
            }
        }
        return cases;
    }

    static JsonNode vectors(String name) throws IOException {
        try (InputStream file =
                Objects.requireNonNull(
                        ToolVectorTest.class.getResourceAsStream(name + ".json"), name)) {
            return JSON.readTree(file);
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void givesTheExpectationUnderAnyCut(String id, JsonNode vector) {
        ToolParserProvider provider = Providers.named(vector.get("parser").stringValue());
        String mode = vector.get("mode").stringValue();
        for (List<String> pieces : cuts(vector)) {
            if (!mode.equals("complete")) {
                List<ToolEvent> events =
                        Reply.run(parser(provider, vector, Delivery.STREAMED), pieces);
                checkAll(vector, events, false, id + " streamed as " + pieces);
            }
            if (!mode.equals("stream")) {
                List<ToolEvent> events =
                        Reply.run(parser(provider, vector, Delivery.WHOLE), pieces);
                checkAll(vector, events, true, id + " complete from " + pieces);
            }
        }
    }

    private static void checkAll(
            JsonNode vector, List<ToolEvent> events, boolean takesBack, String what) {
        if (vector.path("expect_error").isString()) {
            return;
        }
        check(vector, Reply.collect(events, takesBack), what);
        checkIds(vector.get("expect").get("tool_calls"), events, what);
    }

    private static String collapsed(String text) {
        return text.strip().replaceAll("\\s+", " ");
    }

    private static void checkIds(JsonNode calls, List<ToolEvent> events, String what) {
        for (ToolEvent event : events) {
            if (event instanceof ToolEvent.CallStarted(int index, Optional<String> id, String _)
                    && calls.path(index).path("id").isString()) {
                assertEquals(calls.get(index).get("id").stringValue(), id.orElse(""), what);
            }
        }
    }

    static List<List<String>> cuts(JsonNode vector) {
        JsonNode chunks = vector.path("chunks");
        if (chunks.isArray()) {
            return List.of(chunks.valueStream().map(JsonNode::stringValue).toList());
        }
        return Chunkings.of(vector.get("input").stringValue(), SEED);
    }

    static void check(JsonNode vector, Reply reply, String what) {
        JsonNode expect = vector.get("expect");
        String content = text(expect.path("content"));
        if (vector.path("content_match").isString()) {
            assertEquals(collapsed(content), collapsed(reply.content()), what);
        } else {
            assertEquals(content, reply.content(), what);
        }
        List<String> names =
                expect.get("tool_calls")
                        .valueStream()
                        .map(call -> call.get("name").stringValue())
                        .toList();
        assertEquals(names, reply.calls().stream().map(Reply.Call::name).toList(), what);
        for (int i = 0; i < names.size(); i++) {
            JsonNode expected = expect.get("tool_calls").get(i);
            String written = reply.calls().get(i).arguments();
            if (expected.path("arguments_text").isString()) {
                assertEquals(expected.get("arguments_text").stringValue(), written, what);
            } else {
                assertEquals(expected.get("arguments"), JSON.readTree(written), what);
            }
        }
    }

    private static String text(JsonNode node) {
        return node.isString() ? node.stringValue() : "";
    }

    static ToolParser parser(ToolParserProvider provider, JsonNode vector) {
        return parser(provider, vector, Delivery.STREAMED);
    }

    static ToolParser parser(ToolParserProvider provider, JsonNode vector, Delivery delivery) {
        List<ToolDefinition> tools =
                vector.path("tools")
                        .valueStream()
                        .map(tool -> tool.get("function"))
                        .map(
                                function ->
                                        new ToolDefinition(
                                                function.get("name").stringValue(),
                                                "",
                                                function.path("parameters"),
                                                ToolDefinition.Strictness.FREE))
                        .toList();
        return provider.create(
                new ToolParserRequest(
                        tools,
                        Optional.empty(),
                        delivery,
                        vector.path("options").asObjectOpt().orElseGet(JSON::createObjectNode),
                        vector.path("options").path("response_template")));
    }
}
