package dev.parley.core.batch;

import tools.jackson.databind.JsonNode;

import java.io.IOException;

/// Where requests go. Safe on any thread.
@FunctionalInterface
public interface BatchTarget {

    /// What came back.
    ///
    /// @param status of HTTP
    /// @param body a JSON value, or a text where the reply is none
    record Answer(int status, JsonNode body) {}

    /// Sends one request and waits for its reply.
    ///
    /// @param path such as `/v1/chat/completions`
    /// @throws IOException when there is no reply
    Answer post(String path, JsonNode body) throws IOException, InterruptedException;
}
