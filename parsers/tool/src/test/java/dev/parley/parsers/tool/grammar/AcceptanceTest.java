package dev.parley.parsers.tool.grammar;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.api.structured.CompiledConstraint;
import dev.parley.api.structured.Constraint;
import dev.parley.api.structured.TokenMatcher;
import dev.parley.api.tool.CallRules;
import dev.parley.api.tool.CallRules.Demand;
import dev.parley.api.tool.CallRules.Reasoning;
import dev.parley.api.tool.CallRules.Repetition;
import dev.parley.api.tool.CallRules.Schemas;
import dev.parley.api.tool.ToolDefinition;
import dev.parley.api.tool.ToolDefinition.Strictness;
import dev.parley.api.tool.ToolParserProvider;
import dev.parley.parsers.tool.vector.Providers;
import dev.parley.structured.ParleyBackend;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import tools.jackson.databind.json.JsonMapper;

import java.util.List;
import java.util.Random;

/// What the server's own matcher makes of the formats' grammars.
class AcceptanceTest {

    private static final long SEED = 20_261_125;
    private static final int SAMPLES = 12;
    private static final ByteTokenizer TOKENIZER = new ByteTokenizer();

    private static final String SCHEMA =
            """
            {"type": "object",
             "properties": {"city": {"type": "string", "enum": ["Bern", "Oslo"]},
                            "days": {"type": "integer"},
                            "exact": {"type": "boolean"}},
             "required": ["city", "days"]}
            """;

    /// Each asks for what [#SCHEMA] refuses.
    private static final List<String> OTHERS =
            List.of(
                    // Another value, another type, a member that is not declared, one missing.
                    SCHEMA.replace("\"Bern\", \"Oslo\"", "\"Rome\""),
                    SCHEMA.replace(
                            "\"days\": {\"type\": \"integer\"}",
                            "\"days\": {\"type\": \"boolean\"}"),
                    SCHEMA.replace("exact", "hours")
                            .replace("[\"city\", \"days\"]", "[\"city\", \"days\", \"hours\"]"),
                    SCHEMA.replace("[\"city\", \"days\"]", "[\"city\"]")
                            .replace("\"days\": {\"type\": \"integer\"},", ""));

    private static List<ToolDefinition> tools(String name, String schema) {
        return List.of(
                new ToolDefinition(
                        name, "", JsonMapper.shared().readTree(schema), Strictness.STRICT));
    }

    private static Constraint.StructuralTag grammar(
            String format, List<ToolDefinition> tools, Demand demand) {
        return Providers.all().stream()
                .filter(it -> it.name().equals(format))
                .map(it -> grammar(it, tools, demand))
                .findFirst()
                .orElseThrow();
    }

    private static Constraint.StructuralTag grammar(
            ToolParserProvider provider, List<ToolDefinition> tools, Demand demand) {
        return provider.grammar(
                        new CallRules(
                                tools,
                                demand,
                                Repetition.MANY,
                                Schemas.STRICT_TOOLS,
                                Reasoning.OUTSIDE))
                .orElseThrow();
    }

    private static boolean accepts(CompiledConstraint constraint, String text) {
        TokenMatcher matcher = constraint.matcher();
        for (int token : ByteTokenizer.tokens(text)) {
            if (!matcher.accept(token)) {
                return false;
            }
        }
        return matcher.mayEnd();
    }

    private static CompiledConstraint compiled(Constraint.StructuralTag tag) {
        return new ParleyBackend().compile(tag, TOKENIZER);
    }

    static List<String> formats() {
        return GrammarTest.formats();
    }

    @ParameterizedTest
    @MethodSource("formats")
    void callsThatTheSchemaAllowsAreAccepted(String format) {
        List<ToolDefinition> tools = tools("weather_report", SCHEMA);
        for (Demand demand : Demand.values()) {
            Constraint.StructuralTag tag = grammar(format, tools, demand);
            CompiledConstraint constraint = compiled(tag);
            TagSampler sampler = new TagSampler(new Random(SEED));
            for (int i = 0; i < SAMPLES; i++) {
                String text = sampler.text(tag.tag());
                assertTrue(accepts(constraint, text), () -> demand + ": " + text);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("formats")
    void argumentsThatTheSchemaRefusesAreRefused(String format) {
        CompiledConstraint constraint =
                compiled(grammar(format, tools("weather_report", SCHEMA), Demand.REQUIRED));
        for (String other : OTHERS) {
            Constraint.StructuralTag tag =
                    grammar(format, tools("weather_report", other), Demand.REQUIRED);
            TagSampler sampler = new TagSampler(new Random(SEED));
            for (int i = 0; i < SAMPLES; i++) {
                String text = sampler.text(tag.tag());
                assertFalse(accepts(constraint, text), text);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("formats")
    void callsOfOtherFunctionsAreRefused(String format) {
        CompiledConstraint constraint =
                compiled(grammar(format, tools("weather_report", SCHEMA), Demand.REQUIRED));
        Constraint.StructuralTag tag = grammar(format, tools("clock_now", SCHEMA), Demand.REQUIRED);
        String text = new TagSampler(new Random(SEED)).text(tag.tag());
        assertFalse(accepts(constraint, text), text);
    }

    @ParameterizedTest
    @MethodSource("formats")
    void aReplyWithoutACallIsRefusedWhereOneIsDemanded(String format) {
        CompiledConstraint constraint =
                compiled(grammar(format, tools("weather_report", SCHEMA), Demand.REQUIRED));
        for (String text : List.of("", "It is sunny.")) {
            assertFalse(accepts(constraint, text), text);
        }
    }
}
