package dev.parley.core.jinja;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

import tools.jackson.databind.JsonNode;

import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/// What can be told of a template without rendering it, beside what Python tells.
class AnalysisVectorsTest {

    @TestFactory
    Stream<DynamicTest> knowsVariablesAndContentLoops() {
        return Vectors.read("/jinja/analysis.json")
                .get("cases")
                .valueStream()
                .map(
                        example ->
                                DynamicTest.dynamicTest(
                                        example.get("name").stringValue(), () -> check(example)));
    }

    private static void check(JsonNode example) {
        JinjaTemplate template = JinjaTemplate.compile(source(example));
        JsonNode expected = example.get("expect");
        Set<String> variables = new TreeSet<>();
        expected.get("variables").forEach(name -> variables.add(name.stringValue()));
        assertEquals(variables, new TreeSet<>(template.variables()));
        assertEquals(
                expected.get("iteratesOverContent").booleanValue(), template.iteratesOverContent());
    }

    private static String source(JsonNode example) {
        JsonNode own = example.get("template");
        JsonNode source =
                own.isNull()
                        ? Vectors.read("/chat-templates/" + example.get("name").stringValue())
                                .get("template")
                        : own;
        return source.stringValue();
    }
}
