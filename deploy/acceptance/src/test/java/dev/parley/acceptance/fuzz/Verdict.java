package dev.parley.acceptance.fuzz;

import dev.parley.acceptance.ParleyServer;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

import java.util.Optional;
import java.util.regex.Pattern;

/// Judges answers.
final class Verdict {

    private static final Pattern INSIDE =
            Pattern.compile("\\b(?:java\\.|jdk\\.|tools\\.jackson|io\\.helidon|dev\\.parley\\.)");

    private Verdict() {}

    /// What is wrong with an answer; nothing when it is as it should be.
    ///
    /// @param status of HTTP
    /// @param type its media type
    static Optional<String> of(int status, String type, String body) {
        if (status >= 500 && status != 501 && status != 503) {
            return Optional.of("failed");
        }
        if (status >= 400) {
            return error(status, type, body);
        }
        if (status != 200) {
            return Optional.of("neither an answer nor a refusal");
        }
        return type.startsWith("text/event-stream") ? stream(body) : whole(type, body);
    }

    private static Optional<String> error(int status, String type, String body) {
        if (!type.startsWith("application/json")) {
            return Optional.of("an error that is not JSON");
        }
        Optional<JsonNode> parsed = parse(body);
        if (parsed.isEmpty() || !parsed.get().isObject()) {
            return Optional.of("an error that is not a JSON object");
        }
        JsonNode error = parsed.get().path("error");
        if (!error.isObject()) {
            return parsed.get().has("detail") || parsed.get().path("message").isString()
                    ? Optional.empty()
                    : Optional.of("an object without an error");
        }
        return error(status, error);
    }

    private static Optional<String> error(int status, JsonNode error) {
        String message = error.path("message").asString("");
        if (message.isEmpty() || error.path("type").asString("").isEmpty()) {
            return Optional.of("an error without message or type");
        }
        if (error.has("code") && error.path("code").asInt(0) != status) {
            return Optional.of("an error with another code than its status");
        }
        return INSIDE.matcher(message).find()
                ? Optional.of("a message that shows the inside")
                : Optional.empty();
    }

    private static Optional<String> stream(String body) {
        String last = "";
        for (String line : body.split("\n")) {
            if (!line.startsWith("data: ")) {
                continue;
            }
            last = line.substring("data: ".length());
            Optional<JsonNode> event = last.equals("[DONE]") ? Optional.empty() : parse(last);
            if (event.isEmpty() && !last.equals("[DONE]")) {
                return Optional.of("an event that is not JSON");
            }
            int code = event.map(data -> data.path("error").path("code").asInt(0)).orElse(0);
            if (code >= 500) {
                return Optional.of("failed within the stream");
            }
        }
        return last.isEmpty() || !body.endsWith("\n\n")
                ? Optional.of("a stream without an end")
                : Optional.empty();
    }

    private static Optional<String> whole(String type, String body) {
        return !type.startsWith("application/json") || body.isEmpty() || parse(body).isPresent()
                ? Optional.empty()
                : Optional.of("an answer that is not JSON");
    }

    private static Optional<JsonNode> parse(String text) {
        try {
            return Optional.of(ParleyServer.JSON.readTree(text))
                    .filter(node -> !node.isMissingNode());
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }
}
