package dev.parley.core.batch;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.util.List;

/// One line of an input file.
sealed interface BatchLine {

    /// The client's name for it; empty text when it has none.
    String customId();

    /// A request.
    record Request(String customId, String url, JsonNode body) implements BatchLine {}

    /// A line that is no request.
    ///
    /// @param problem what is wrong with it
    record Broken(String customId, String problem) implements BatchLine {}

    /// Reads a line that is not blank.
    ///
    /// @param number from 1, for messages
    static BatchLine parse(String line, int number) {
        JsonNode json;
        try {
            json = JsonMapper.shared().readTree(line);
        } catch (JacksonException e) {
            return new Broken(
                    "", "Line %d is not valid JSON: %s".formatted(number, e.getOriginalMessage()));
        }
        String id = json.path("custom_id").asString("");
        for (String field : List.of("custom_id", "method", "url")) {
            if (!json.path(field).isString()) {
                return new Broken(id, "Line %d: '%s' must be a string.".formatted(number, field));
            }
        }
        if (!json.path("body").isObject()) {
            return new Broken(id, "Line %d: 'body' must be an object.".formatted(number));
        }
        String method = json.path("method").stringValue();
        if (!method.equals("POST")) {
            return new Broken(
                    id,
                    "Line %d: method %s was used. Only POST is supported."
                            .formatted(number, method));
        }
        return new Request(id, json.path("url").stringValue(), json.path("body"));
    }
}
