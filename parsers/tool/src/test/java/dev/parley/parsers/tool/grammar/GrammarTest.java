package dev.parley.parsers.tool.grammar;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.api.tool.CallRules;
import dev.parley.api.tool.CallRules.Demand;
import dev.parley.api.tool.CallRules.Reasoning;
import dev.parley.api.tool.CallRules.Repetition;
import dev.parley.api.tool.CallRules.Schemas;
import dev.parley.api.tool.ToolDefinition;
import dev.parley.api.tool.ToolDefinition.Strictness;
import dev.parley.api.tool.ToolParserProvider;
import dev.parley.api.tool.ToolParserRequest;
import dev.parley.api.tool.ToolParserRequest.Delivery;
import dev.parley.parsers.tool.vector.Chunkings;
import dev.parley.parsers.tool.vector.Providers;
import dev.parley.parsers.tool.vector.Reply;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Draws texts from every format's grammar and reads them back with the format's parser.
class GrammarTest {

    private static final long SEED = 20_261_125;
    private static final int SAMPLES = 8;
    private static final JsonMapper JSON = JsonMapper.shared();

    private static final String WEATHER =
            """
            {"type": "object",
             "properties": {
               "city": {"type": "string"},
               "days": {"type": "integer"},
               "unit": {"type": "string", "enum": ["C", "F"]},
               "exact": {"type": "boolean"},
               "rate": {"type": "number"},
               "code": {"type": "string", "pattern": "[A-Z]{3}"},
               "short": {"type": "string", "minLength": 2, "maxLength": 5},
               "note": {"anyOf": [{"type": "string"}, {"type": "null"}]},
               "tags": {"type": "array", "items": {"type": "string"}},
               "place": {"$ref": "#/$defs/place"}},
             "required": ["city", "days", "place"],
             "$defs": {"place": {"type": "object",
                                 "properties": {"x": {"type": "integer"}, "near": {"$ref": "#/$defs/near"}},
                                 "required": ["x"]},
                       "near": {"type": "array", "items": {"type": "integer"}}}}
            """;

    /// Scalars alone, which every format can write.
    private static final String FLAT =
            """
            {"type": "object",
             "properties": {
               "city": {"type": "string"},
               "days": {"type": "integer"},
               "unit": {"type": "string", "enum": ["C", "F"]},
               "exact": {"type": "boolean"},
               "rate": {"type": "number"},
               "note": {"anyOf": [{"type": "string"}, {"type": "null"}]}},
             "required": ["city", "exact"]}
            """;

    /// Lists and objects without references.
    private static final String NESTED =
            """
            {"type": "object",
             "properties": {
               "place": {"type": "object",
                         "properties": {"x": {"type": "integer"},
                                        "name": {"type": "string"},
                                        "near": {"type": "array", "items": {"type": "number"}}},
                         "required": ["x"]},
               "tags": {"type": "array", "items": {"type": "string", "enum": ["a", "b"]}, "minItems": 1, "maxItems": 3},
               "grid": {"type": "array", "items": {"type": "array", "items": {"type": "integer"}}}},
             "required": ["place"]}
            """;

    /// Nothing that must come.
    private static final String OPTIONAL =
            """
            {"type": "object",
             "properties": {"a": {"type": "integer"}, "b": {"type": "string"}, "c": {"type": "boolean"}}}
            """;

    private static final Map<String, String> SCHEMAS =
            Map.of("weather", WEATHER, "flat", FLAT, "nested", NESTED, "optional", OPTIONAL);

    /// Formats that cannot write what a schema demands.
    private static final Map<String, Set<String>> WITHOUT =
            Map.of(
                    "weather", Set.of("step3", "minimax_m3"),
                    "nested", Set.of("step3"));

    /// Formats whose calls follow a text that may hold words.
    private static final Set<String> WORDY = Set.of("kimi_k3");

    private static final ToolDefinition CLOCK =
            new ToolDefinition(
                    "clock_now",
                    "",
                    JSON.readTree("{\"type\": \"object\", \"properties\": {}}"),
                    Strictness.FREE);
    private static final List<ToolDefinition> TOOLS = tools("weather");

    private static List<ToolDefinition> tools(String schema) {
        return List.of(
                new ToolDefinition(
                        "weather_report",
                        "",
                        JSON.readTree(Objects.requireNonNull(SCHEMAS.get(schema))),
                        Strictness.FREE),
                CLOCK);
    }

    private static CallRules rules(
            List<ToolDefinition> tools, Demand demand, Repetition repetition) {
        return new CallRules(tools, demand, repetition, Schemas.ALL_TOOLS, Reasoning.OUTSIDE);
    }

    /// The formats that have a grammar.
    static List<String> formats() {
        return Providers.all().stream()
                .filter(
                        provider ->
                                provider.grammar(
                                                rules(
                                                        tools("flat"),
                                                        Demand.REQUIRED,
                                                        Repetition.MANY))
                                        .isPresent())
                .map(ToolParserProvider::name)
                .toList();
    }

    /// Each format with each schema that it can write.
    static Stream<Arguments> cases() {
        return SCHEMAS.keySet().stream()
                .sorted()
                .flatMap(
                        schema ->
                                formats().stream()
                                        .filter(
                                                name ->
                                                        !WITHOUT.getOrDefault(schema, Set.of())
                                                                .contains(name))
                                        .map(name -> Arguments.of(name, schema)));
    }

    private static ToolParserProvider named(String name) {
        return Providers.all().stream()
                .filter(provider -> provider.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static void check(
            ToolParserProvider provider, String schema, Demand demand, Repetition repetition) {
        List<ToolDefinition> tools = tools(schema);
        JsonNode tag = provider.grammar(rules(tools, demand, repetition)).orElseThrow().tag();
        Random random = new Random(SEED);
        for (int i = 0; i < SAMPLES; i++) {
            TagSampler sampler = new TagSampler(random);
            String text = sampler.text(tag);
            for (List<String> pieces : Chunkings.of(text, SEED + i)) {
                for (Delivery delivery : Delivery.values()) {
                    String what = provider.name() + " " + delivery + " from " + pieces;
                    ToolParserRequest request =
                            new ToolParserRequest(tools, Optional.empty(), delivery);
                    Reply reply = Reply.streamed(provider.create(request), pieces);
                    checkCalls(tools, sampler.names(), reply, what);
                    if (demand == Demand.REQUIRED && !WORDY.contains(provider.name())) {
                        assertEquals("", reply.content().strip(), what);
                    }
                }
            }
        }
    }

    private static void checkCalls(
            List<ToolDefinition> tools, List<String> names, Reply reply, String what) {
        assertEquals(names, reply.calls().stream().map(Reply.Call::name).toList(), what);
        for (Reply.Call call : reply.calls()) {
            JsonNode schema =
                    tools.stream()
                            .filter(tool -> tool.name().equals(call.name()))
                            .findFirst()
                            .orElseThrow()
                            .parameters();
            JsonNode arguments = JSON.readTree(call.arguments());
            assertTrue(
                    new Validity(schema).of(arguments, schema),
                    () -> call.arguments() + " of " + what);
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void demandedCallsAreReadBack(String name, String schema) {
        check(named(name), schema, Demand.REQUIRED, Repetition.MANY);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void aLoneCallIsReadBack(String name, String schema) {
        check(named(name), schema, Demand.REQUIRED, Repetition.ONCE);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void allowedCallsAreReadBack(String name, String schema) {
        check(named(name), schema, Demand.ALLOWED, Repetition.MANY);
    }

    @Test
    void aFormatThatCannotWriteAnArgumentHasNoGrammarForIt() {
        WITHOUT.forEach(
                (schema, names) ->
                        names.forEach(
                                name ->
                                        assertEquals(
                                                Optional.empty(),
                                                named(name)
                                                        .grammar(
                                                                rules(
                                                                        tools(schema),
                                                                        Demand.REQUIRED,
                                                                        Repetition.MANY)),
                                                name + " for " + schema)));
    }

    @ParameterizedTest
    @MethodSource("formats")
    void argumentsOfOtherToolsAreFree(String name) {
        CallRules free =
                new CallRules(
                        TOOLS,
                        Demand.REQUIRED,
                        Repetition.ONCE,
                        Schemas.STRICT_TOOLS,
                        Reasoning.OUTSIDE);
        String tag = named(name).grammar(free).orElseThrow().tag().toString();
        assertTrue(tag.contains("clock_now") && !tag.contains("$defs"), tag);
    }

    /// All formats for which vLLM 0.32.0 has a structural tag.
    @Test
    void theFormatsOfTheReferenceHaveAGrammar() {
        Set<String> present =
                Providers.all().stream()
                        .filter(provider -> formats().contains(provider.name()))
                        .flatMap(
                                provider ->
                                        Stream.concat(
                                                Stream.of(provider.name()),
                                                provider.aliases().stream()))
                        .collect(Collectors.toCollection(TreeSet::new));
        Set<String> missing =
                new TreeSet<>(
                        List.of(
                                "deepseek_v3",
                                "deepseek_v31",
                                "deepseek_v32",
                                "deepseek_v4",
                                "deepseek_v41",
                                "glm45",
                                "glm47",
                                "hermes",
                                "hy_v4",
                                "kimi_k2",
                                "kimi_k3",
                                "ling3",
                                "llama3_json",
                                "llama4_json",
                                "longcat",
                                "mimo",
                                "minimax_m2",
                                "mistral",
                                "openai",
                                "plamo3",
                                "qwen3_coder",
                                "qwen3_json",
                                "qwen3_xml",
                                "step3p5"));
        missing.removeAll(present);
        assertEquals(Set.of(), missing);
    }

    @Test
    void aTagIsWrittenInTheKnownForm() {
        JsonNode tag =
                named("hermes")
                        .grammar(
                                new CallRules(
                                        TOOLS.subList(1, 2),
                                        Demand.REQUIRED,
                                        Repetition.ONCE,
                                        Schemas.ALL_TOOLS,
                                        Reasoning.OUTSIDE))
                        .orElseThrow()
                        .tag();
        assertEquals(
                JSON.readTree(
                        """
                        {"type": "structural_tag",
                         "format": {"type": "tags_with_separator",
                                    "tags": [{"type": "tag",
                                              "begin": "<tool_call>\\n{\\"name\\": \\"clock_now\\", \\"arguments\\": ",
                                              "content": {"type": "json_schema",
                                                          "json_schema": {"type": "object", "properties": {}}},
                                              "end": "}\\n</tool_call>"}],
                                    "separator": "\\n",
                                    "at_least_one": true,
                                    "stop_after_first": true}}
                        """),
                tag);
    }
}
