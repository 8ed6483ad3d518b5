package dev.parley.core.jinja;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// Real templates with prompts that Python rendered.
class ChatTemplateVectorsTest {

    private static final String FOLDER = "/chat-templates";
    private static final String TAG = "CONTINUE_FINAL_MESSAGE_TAG ";
    private static final int REAL_CASES = 2_887;

    @TestFactory
    Stream<DynamicTest> rendersEveryPromptAsPythonDoes() {
        return Vectors.names(FOLDER).stream()
                .map(
                        name ->
                                DynamicTest.dynamicTest(
                                        name, () -> assertEquals(List.of(), failures(name))));
    }

    @Test
    void holdsAllCases() {
        long cases =
                Vectors.names(FOLDER).stream()
                        .map(name -> Vectors.read(FOLDER + "/" + name))
                        .filter(file -> file.has("cases"))
                        .mapToLong(file -> file.get("cases").size())
                        .sum();
        assertTrue(cases >= REAL_CASES, "only " + cases);
    }

    private static List<String> failures(String name) {
        JsonNode file = Vectors.read(FOLDER + "/" + name);
        List<String> failures = new ArrayList<>();
        if (file.has("cases")) {
            collect(file.get("template").stringValue(), file.get("cases"), "", failures);
            return failures;
        }
        for (JsonNode vector : file.get("vectors")) {
            collect(
                    vector.get("template").stringValue(),
                    vector.get("cases"),
                    vector.get("id").stringValue() + "/",
                    failures);
        }
        return failures;
    }

    private static void collect(
            String source, JsonNode cases, String prefix, List<String> failures) {
        JinjaTemplate template = JinjaTemplate.compile(source);
        for (JsonNode example : cases) {
            String expected =
                    example.get("expect").has("error")
                            ? "raised: " + example.get("expect").get("error").stringValue()
                            : example.get("expect").get("output").stringValue();
            if (!render(template, example).equals(expected)) {
                failures.add(prefix + example.get("id").asString());
            }
        }
    }

    private static String render(JinjaTemplate template, JsonNode example) {
        ObjectNode context = example.get("context").deepCopy().asObject();
        RenderOptions options =
                Vectors.at(
                        example.has("now")
                                ? example.get("now").stringValue()
                                : "2026-01-15T10:20:30");
        boolean continues = example.has("continue_final_message");
        if (continues) {
            tagLastMessage(context.get("messages").asArray());
        }
        try {
            String prompt = template.render(context, options);
            return continues ? cut(prompt) : prompt;
        } catch (JinjaException e) {
            return (e.kind() == JinjaException.Kind.RAISED ? "raised: " : e.kind() + ": ")
                    + e.message();
        }
    }

    private static void tagLastMessage(ArrayNode messages) {
        ObjectNode last = messages.get(messages.size() - 1).asObject();
        if (last.get("content").isString()) {
            last.put("content", last.get("content").stringValue() + TAG);
            return;
        }
        ArrayNode parts = last.get("content").asArray();
        for (int i = parts.size() - 1; i >= 0; i--) {
            if (parts.get(i).has("text")) {
                ObjectNode part = parts.get(i).asObject();
                part.put("text", part.get("text").stringValue() + TAG);
                return;
            }
        }
    }

    private static String cut(String prompt) {
        int at = prompt.lastIndexOf(TAG.strip());
        String kept = prompt.substring(0, at);
        return prompt.startsWith(TAG, at) ? kept : kept.stripTrailing();
    }
}
