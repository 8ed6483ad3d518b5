package dev.parley.testkit;

import dev.parley.testkit.vector.ParserVector;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.ObjectNode;

import java.util.List;
import java.util.stream.Stream;

/// The texts that laws are tried on. Only static functions.
final class Samples {

    /// What any parser may meet.
    private static final List<String> ANY =
            List.of(
                    "Sure, here you are.",
                    "{\"a\": [1, 2.5e3, true, null], \"b\": \"x\\\"y\"}",
                    "<think>first</think>then <tool_call> {\"name\": \"f\"}</tool_call>");

    /// The fields of a vector that say what the client asked for.
    private static final List<String> REQUEST = List.of("tools", "options", "chat_template_kwargs");

    private Samples() {}

    /// The vectors, the samples, and texts that any parser may meet. Texts without a request of their
    /// own come with that of the first vector: some formats cannot be read without its options.
    static List<ParserVector> of(List<ParserVector> vectors, List<String> samples) {
        JsonNode request =
                vectors.isEmpty() ? MissingNode.getInstance() : vectors.getFirst().json();
        return Stream.concat(
                        vectors.stream(),
                        Stream.of(samples, ANY)
                                .flatMap(List::stream)
                                .map(text -> vector(text, request)))
                .toList();
    }

    private static ParserVector vector(String text, JsonNode request) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("id", "sample").put("input", text);
        REQUEST.stream().filter(request::has).forEach(field -> json.set(field, request.get(field)));
        return new ParserVector(json);
    }
}
