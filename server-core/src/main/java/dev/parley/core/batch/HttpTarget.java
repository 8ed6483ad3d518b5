package dev.parley.core.batch;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.StringNode;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Optional;

/// A server reached over HTTP.
public final class HttpTarget implements BatchTarget, AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final HttpClient client = HttpClient.newHttpClient();
    private final URI base;
    private final Optional<String> key;

    /// @param base such as `http://127.0.0.1:8000`
    /// @param key sent with every request; empty for none
    public HttpTarget(URI base, Optional<String> key) {
        this.base = base;
        this.key = key;
    }

    @Override
    public Answer post(String path, JsonNode body) throws IOException, InterruptedException {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(base.resolve(path))
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(body.toString()));
        key.ifPresent(it -> request.header("Authorization", "Bearer " + it));
        HttpResponse<String> response = client.send(request.build(), BodyHandlers.ofString());
        return new Answer(response.statusCode(), json(response.body()));
    }

    private static JsonNode json(String body) {
        try {
            return JSON.readTree(body);
        } catch (JacksonException e) {
            return StringNode.valueOf(body);
        }
    }

    @Override
    public void close() {
        client.close();
    }
}
