package dev.parley.parsers.tool.vector;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.parley.api.tool.ToolDefinition;
import dev.parley.api.tool.ToolParser;
import dev.parley.api.tool.ToolParserProvider;
import dev.parley.api.tool.ToolParserRequest;
import dev.parley.api.tool.ToolParserRequest.Delivery;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Replays the vectors of every parser name under many cuts.
class ToolVectorTest {

    static final List<String> NAMES = List.of(
            "deepseek_v32",
            "deepseek_v4",
            "deepseek_v41",
            "functiongemma",
            "gemma4",
            "glm45",
            "glm47",
            "hermes",
            "hy_v3",
            "ling3",
            "llama4_pythonic",
            "mimo",
            "minimax_m2",
            "olmo3",
            "poolside_v1",
            "pythonic",
            "qwen3_coder",
            "qwen3_json",
            "qwen3_xml",
            "seed_oss",
            "step3p5");
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final long SEED = 20_261_125;

    static Stream<Arguments> cases() throws IOException {
        List<Arguments> cases = new ArrayList<>();
        for (String name : NAMES) {
            cases.addAll(cases(name));
        }
        return cases.stream();
    }

    static List<Arguments> cases(String name) throws IOException {
        List<Arguments> cases = new ArrayList<>();
        try (InputStream file = Objects.requireNonNull(ToolVectorTest.class.getResourceAsStream(name + ".json"))) {
            for (JsonNode vector : JSON.readTree(file)) {
                cases.add(Arguments.of(vector.get("id").stringValue(), vector));
            }
        }
        return cases;
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void givesTheExpectationUnderAnyCut(String id, JsonNode vector) {
        ToolParserProvider provider = provider(vector.get("parser").stringValue());
        String mode = vector.get("mode").stringValue();
        assumeFalse(vector.path("xfail").asBoolean(false), "the reference fails too");
        for (List<String> pieces : cuts(vector)) {
            if (!mode.equals("complete")) {
                Reply reply = Reply.streamed(parser(provider, vector, Delivery.STREAMED), pieces);
                compare(vector, reply, id + " streamed as " + pieces);
            }
            if (!mode.equals("stream")) {
                Reply reply = Reply.complete(parser(provider, vector, Delivery.WHOLE), pieces);
                compare(vector, reply, id + " complete from " + pieces);
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

    private static void compare(JsonNode vector, Reply reply, String what) {
        JsonNode expect = vector.get("expect");
        if (vector.path("expect_error").asString("").equals("no-crash")) {
            return;
        }
        if (vector.path("content_match").asString("").equals("whitespace")) {
            assertEquals(collapsed(text(expect.path("content"))), collapsed(reply.content()), what);
            checkCalls(expect, reply, what);
        } else {
            check(expect, reply, what);
        }
    }

    private static String collapsed(String text) {
        return text.strip().replaceAll("\\s+", " ");
    }

    static void check(JsonNode expect, Reply reply, String what) {
        assertEquals(text(expect.path("content")), reply.content(), what);
        checkCalls(expect, reply, what);
    }

    private static void checkCalls(JsonNode expect, Reply reply, String what) {
        List<String> names = expect.get("tool_calls").valueStream()
                .map(call -> call.get("name").stringValue())
                .toList();
        assertEquals(names, reply.calls().stream().map(Reply.Call::name).toList(), what);
        for (int i = 0; i < names.size(); i++) {
            JsonNode arguments = expect.get("tool_calls").get(i).get("arguments");
            assertEquals(arguments, JSON.readTree(reply.calls().get(i).arguments()), what);
        }
    }

    private static String text(JsonNode node) {
        return node.isString() ? node.stringValue() : "";
    }

    private static ToolParserProvider provider(String name) {
        ToolVectorTest.class.getModule().addUses(ToolParserProvider.class);
        return ServiceLoader.load(ToolParserProvider.class).stream()
                .map(ServiceLoader.Provider::get)
                .filter(provider -> provider.name().equals(name) || provider.aliases().contains(name))
                .findFirst()
                .orElseThrow();
    }

    static ToolParser parser(ToolParserProvider provider, JsonNode vector) {
        return parser(provider, vector, Delivery.STREAMED);
    }

    static ToolParser parser(JsonNode vector, Delivery delivery) {
        return parser(provider(vector.get("parser").stringValue()), vector, delivery);
    }

    private static ToolParser parser(ToolParserProvider provider, JsonNode vector, Delivery delivery) {
        List<ToolDefinition> tools = vector.path("tools").valueStream()
                .map(tool -> tool.get("function"))
                .map(function -> new ToolDefinition(
                        function.get("name").stringValue(),
                        "",
                        function.path("parameters"),
                        ToolDefinition.Strictness.FREE))
                .toList();
        return provider.create(new ToolParserRequest(tools, Optional.empty(), delivery));
    }
}
