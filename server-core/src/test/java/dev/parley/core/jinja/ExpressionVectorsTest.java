package dev.parley.core.jinja;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import java.util.ArrayList;
import java.util.List;

/// Small templates over every filter, test, method and operator, with what jinja2 makes of them.
class ExpressionVectorsTest {

    /// `generated.json` holds random expressions and statements, `language.json` what templates rarely use.
    @ParameterizedTest
    @ValueSource(strings = {"expressions.json", "generated.json", "language.json"})
    void evaluatesAsPythonDoes(String name) {
        JsonNode file = Vectors.read("/jinja/" + name);
        ObjectNode context = file.get("context").asObject();
        RenderOptions options = Vectors.at(file.get("now").stringValue());
        List<String> differences = new ArrayList<>();
        for (JsonNode example : file.get("cases")) {
            String source = example.get("template").stringValue();
            JsonNode expected = example.get("expect");
            String outcome = outcome(source, context, options);
            if (!outcome.equals(outcome(expected))) {
                differences.add("%s gave %s, not %s".formatted(source, outcome, outcome(expected)));
            }
        }
        assertEquals(List.of(), differences);
    }

    private static String outcome(JsonNode expected) {
        return expected.has("output")
                ? "output " + expected.get("output").stringValue()
                : "error " + expected.get("error").stringValue();
    }

    private static String outcome(String source, ObjectNode context, RenderOptions options) {
        try {
            return "output " + JinjaTemplate.compile(source).render(context, options);
        } catch (JinjaException e) {
            return "error " + e.kind();
        }
    }
}
