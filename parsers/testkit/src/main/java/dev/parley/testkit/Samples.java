package dev.parley.testkit;

import dev.parley.testkit.vector.ParserVector;

import tools.jackson.databind.node.JsonNodeFactory;
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

    private Samples() {}

    /// The vectors, the samples, and texts that any parser may meet.
    static List<ParserVector> of(List<ParserVector> vectors, List<String> samples) {
        return Stream.of(
                        vectors.stream(),
                        samples.stream().map(Samples::vector),
                        ANY.stream().map(Samples::vector))
                .flatMap(texts -> texts)
                .toList();
    }

    private static ParserVector vector(String text) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        return new ParserVector(json.put("id", "sample").put("input", text));
    }
}
