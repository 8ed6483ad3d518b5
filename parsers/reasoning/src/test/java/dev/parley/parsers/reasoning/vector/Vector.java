package dev.parley.parsers.reasoning.vector;

import dev.parley.api.reasoning.PromptState;
import dev.parley.api.reasoning.ReasoningRequest;
import dev.parley.api.reasoning.ReasoningRequest.Follower;
import dev.parley.api.tool.ToolParserRequest.Delivery;

import org.junit.jupiter.params.provider.Arguments;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/// One case of the conformance vectors.
///
/// @param json as it stands in the file
record Vector(JsonNode json) {

    /// The names of vLLM's parsers.
    static Stream<String> names() {
        return Providers.all().keySet().stream().filter(name -> !name.equals("think"));
    }

    /// All cases in which a field is expected, with their ids.
    static Stream<Arguments> expecting(String field) {
        return names().flatMap(name -> ofName(name).stream())
                .filter(vector -> vector.expect().has(field))
                .map(vector -> Arguments.of(vector.id(), vector));
    }

    /// The cases of a parser name, without those the reference fails too.
    static List<Vector> ofName(String name) {
        try (InputStream file =
                Objects.requireNonNull(Vector.class.getResourceAsStream(name + ".json"), name)) {
            return JsonMapper.shared()
                    .readTree(file)
                    .valueStream()
                    .filter(json -> !json.path("xfail").asBoolean(false))
                    .map(Vector::new)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String id() {
        return json.get("id").stringValue();
    }

    /// The reasoning parser; in the pipeline's cases `parser` is the one of tools.
    String parserName() {
        return json.path(json.has("reasoning_parser") ? "reasoning_parser" : "parser").asString("");
    }

    String input() {
        return json.get("input").stringValue();
    }

    JsonNode expect() {
        return json.get("expect");
    }

    ReasoningRequest request(PromptState prompt, Delivery delivery) {
        ObjectNode arguments =
                json.get("chat_template_kwargs") instanceof ObjectNode given
                        ? given
                        : JsonNodeFactory.instance.objectNode();
        return new ReasoningRequest(
                prompt,
                arguments,
                Optional.empty(),
                delivery,
                Follower.CLIENT,
                json.path("options").path("response_template"));
    }
}
