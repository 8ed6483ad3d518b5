package dev.parley.parsers.reasoning.vector;

import dev.parley.api.reasoning.PromptState;
import dev.parley.api.reasoning.ReasoningParser;
import dev.parley.api.reasoning.ReasoningRequest;
import dev.parley.api.reasoning.ReasoningRequest.Follower;
import dev.parley.api.tool.ToolParserRequest.Delivery;

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

/// One case of the conformance vectors.
///
/// @param json as it stands in the file
record Vector(JsonNode json) {

    /// How a reply is given.
    enum Mode {
        /// At once. The reference does not know the prompt then, but where a template lays out replies.
        COMPLETE,
        /// As it comes.
        STREAM
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

    List<Mode> modes() {
        return switch (json.get("mode").stringValue()) {
            case "complete" -> List.of(Mode.COMPLETE);
            case "stream" -> List.of(Mode.STREAM);
            default -> List.of(Mode.values());
        };
    }

    /// The cuts that must give the expectation.
    List<List<String>> cuts(long seed) {
        JsonNode chunks = json.path("chunks");
        return chunks.isArray()
                ? List.of(chunks.valueStream().map(JsonNode::stringValue).toList())
                : Split.cuts(input(), seed);
    }

    ReasoningParser parser(Mode mode) {
        return Providers.named(parserName())
                .create(
                        request(
                                prompt(mode),
                                mode == Mode.COMPLETE ? Delivery.WHOLE : Delivery.STREAMED));
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

    private PromptState prompt(Mode mode) {
        JsonNode open = json.path("prompt_ends_in_reasoning");
        boolean known = mode == Mode.STREAM || json.path("options").has("response_template");
        if (!known || !open.isBoolean()) {
            return PromptState.UNMARKED;
        }
        return open.booleanValue() ? PromptState.OPEN : PromptState.CLOSED;
    }
}
