package dev.parley.core.http;

import dev.parley.api.Settings;
import dev.parley.api.router.EventStream;
import dev.parley.api.router.HttpJson;
import dev.parley.api.router.JsonWriter;

import io.helidon.http.HttpMediaTypes;
import io.helidon.http.Status;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;

import tools.jackson.core.JsonGenerator;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import java.io.ByteArrayOutputStream;

/// JSON in and out of HTTP. Safe on any thread.
public final class JsonBodies implements HttpJson {

    private static final long DEFAULT_LIMIT = 64L << 20;
    private static final int TYPICAL_REPLY = 2048;

    // One generator writes all events of a stream: nothing must stand between two values.
    private final JsonMapper mapper =
            JsonMapper.builder(JsonFactory.builder().rootValueSeparator("").build()).build();

    private final JsonReader reader;

    /// @param settings `max-body-size` in bytes limits what is read
    public JsonBodies(Settings settings) {
        reader = new JsonReader(settings.number("max-body-size").orElse(DEFAULT_LIMIT));
    }

    @Override
    public ObjectNode body(ServerRequest request) {
        return reader.read(request);
    }

    @Override
    public void send(ServerResponse response, Status status, JsonWriter reply) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(TYPICAL_REPLY);
        try (JsonGenerator json = mapper.createGenerator(bytes)) {
            reply.write(json);
        }
        response.status(status).headers().contentType(HttpMediaTypes.JSON);
        Exchange.current().ifPresent(Exchange::replied);
        response.send(bytes.toByteArray());
    }

    @Override
    public EventStream events(ServerResponse response) {
        return new SseStream(response, mapper);
    }
}
