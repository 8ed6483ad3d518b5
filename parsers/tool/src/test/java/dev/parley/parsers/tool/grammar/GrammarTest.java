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
import dev.parley.api.tool.ToolParser;
import dev.parley.api.tool.ToolParserProvider;
import dev.parley.api.tool.ToolParserRequest;
import dev.parley.api.tool.ToolParserRequest.Delivery;
import dev.parley.parsers.tool.vector.Chunkings;
import dev.parley.parsers.tool.vector.Providers;
import dev.parley.parsers.tool.vector.Reply;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Draws texts from every format's grammar and reads them back with the format's parser.
class GrammarTest {

    private static final long SEED = 20_261_125;
    private static final int SAMPLES = 25;
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

    private static final List<ToolDefinition> TOOLS =
            List.of(
                    new ToolDefinition(
                            "weather_report", "", JSON.readTree(WEATHER), Strictness.FREE),
                    new ToolDefinition(
                            "clock_now",
                            "",
                            JSON.readTree("{\"type\": \"object\", \"properties\": {}}"),
                            Strictness.FREE));

    private static CallRules rules(Demand demand, Repetition repetition) {
        return new CallRules(TOOLS, demand, repetition, Schemas.ALL_TOOLS, Reasoning.OUTSIDE);
    }

    static Stream<String> names() {
        return Providers.all().stream()
                .filter(
                        provider ->
                                provider.grammar(rules(Demand.REQUIRED, Repetition.MANY))
                                        .isPresent())
                .map(ToolParserProvider::name);
    }

    private static ToolParserProvider named(String name) {
        return Providers.all().stream()
                .filter(provider -> provider.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static ToolParser parser(ToolParserProvider provider, Delivery delivery) {
        return provider.create(new ToolParserRequest(TOOLS, Optional.empty(), delivery));
    }

    private static void check(ToolParserProvider provider, Demand demand, Repetition repetition) {
        JsonNode tag = provider.grammar(rules(demand, repetition)).orElseThrow().tag();
        Random random = new Random(SEED);
        for (int i = 0; i < SAMPLES; i++) {
            TagSampler sampler = new TagSampler(random);
            String text = sampler.text(tag);
            for (List<String> pieces : Chunkings.of(text, SEED + i)) {
                for (Delivery delivery : Delivery.values()) {
                    String what = provider.name() + " " + delivery + " from " + pieces;
                    Reply reply = Reply.streamed(parser(provider, delivery), pieces);
                    checkCalls(sampler.names(), reply, what);
                    if (demand == Demand.REQUIRED) {
                        assertEquals("", reply.content().strip(), what);
                    }
                }
            }
        }
    }

    private static void checkCalls(List<String> names, Reply reply, String what) {
        assertEquals(names, reply.calls().stream().map(Reply.Call::name).toList(), what);
        for (Reply.Call call : reply.calls()) {
            JsonNode schema =
                    TOOLS.stream()
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
    @MethodSource("names")
    void demandedCallsAreReadBack(String name) {
        check(named(name), Demand.REQUIRED, Repetition.MANY);
    }

    @ParameterizedTest
    @MethodSource("names")
    void aLoneCallIsReadBack(String name) {
        check(named(name), Demand.REQUIRED, Repetition.ONCE);
    }

    @ParameterizedTest
    @MethodSource("names")
    void allowedCallsAreReadBack(String name) {
        check(named(name), Demand.ALLOWED, Repetition.MANY);
    }

    @ParameterizedTest
    @MethodSource("names")
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

    /// All formats for which vLLM 0.32.0 has a structural tag, as far as they are here.
    @Test
    void theFormatsOfTheReferenceHaveAGrammar() {
        Set<String> present =
                Providers.all().stream()
                        .filter(provider -> names().anyMatch(provider.name()::equals))
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
                                "kimi_k2",
                                "ling3",
                                "llama3_json",
                                "llama4_json",
                                "longcat",
                                "mimo",
                                "minimax_m2",
                                "mistral",
                                "openai",
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
