package dev.parley.testkit.vector;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.util.ArrayList;
import java.util.List;

/// Compares replies with what a vector expects. One vector, one thread.
final class Expectation {

    private final ParserVector vector;
    private final List<Difference> differences = new ArrayList<>();

    Expectation(ParserVector vector) {
        this.vector = vector;
    }

    /// Everything that is not as expected.
    List<Difference> differences() {
        return differences;
    }

    /// Compares content and calls.
    void compare(ToolReply reply) {
        content(reply.content());
        List<JsonNode> expected = vector.expect().path("tool_calls").valueStream().toList();
        List<ToolReply.Call> calls = reply.calls();
        String names =
                names(expected.stream().map(call -> call.path("name").asString("")).toList());
        String given = names(calls.stream().map(ToolReply.Call::name).toList());
        same("tool_calls", names, given);
        for (int i = 0; i < Math.min(expected.size(), calls.size()); i++) {
            compare("tool_calls[%d]".formatted(i), expected.get(i), calls.get(i));
        }
    }

    /// Compares reasoning.
    void reasoning(String given) {
        same("reasoning", text("reasoning"), given);
    }

    /// Compares content.
    void content(String given) {
        if (vector.ignoresSpaces()) {
            same("content", collapsed(text("content")), collapsed(given));
        } else {
            same("content", text("content"), given);
        }
    }

    /// Compares the end of the content with the text whose tokens the reference calls content: what
    /// comes after reasoning, where content before it counts as content as well.
    void contentEnd(String given) {
        String expected = text("content_ids_text");
        if (!given.endsWith(expected)) {
            differences.add(new Difference("content_ids_text", expected, given));
        }
    }

    /// Compares any two values.
    void same(String field, String expected, String given) {
        if (!expected.equals(given)) {
            differences.add(new Difference(field, expected, given));
        }
    }

    private void compare(String place, JsonNode expected, ToolReply.Call call) {
        if (expected.path("id").isString()) {
            same(place + ".id", expected.path("id").stringValue(), call.id().orElse(""));
        }
        if (expected.path("arguments_text").isString()) {
            same(
                    place + ".arguments",
                    expected.path("arguments_text").stringValue(),
                    call.arguments());
        } else if (!sameJson(expected.path("arguments"), call.arguments())) {
            differences.add(
                    new Difference(
                            place + ".arguments",
                            expected.path("arguments").toString(),
                            call.arguments()));
        }
    }

    /// Empty arguments are an empty object.
    private static boolean sameJson(JsonNode expected, String given) {
        try {
            JsonNode wanted = JsonMapper.shared().readTree(expected.toString());
            return wanted.equals(JsonMapper.shared().readTree(given.isEmpty() ? "{}" : given));
        } catch (JacksonException e) {
            return false;
        }
    }

    private String text(String field) {
        return vector.expect().path(field).asString("");
    }

    private static String names(List<String> names) {
        return names.isEmpty() ? "none" : String.join(", ", names);
    }

    private static String collapsed(String text) {
        return text.strip().replaceAll("\\s+", " ");
    }
}
