package dev.parley.router.generate.fake;

import dev.parley.api.ParleyException;
import dev.parley.api.ParleyException.InvalidRequest;
import dev.parley.api.router.EventStream;
import dev.parley.api.router.HttpJson;
import dev.parley.api.router.JsonWriter;

import io.helidon.http.HttpMediaTypes;
import io.helidon.http.Status;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;

import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/// JSON over HTTP, as small as can be.
public final class TestJson implements HttpJson {

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS).build();

    @Override
    public ObjectNode body(ServerRequest request) {
        try {
            if (JSON.readTree(request.content().as(byte[].class)) instanceof ObjectNode object) {
                return object;
            }
        } catch (JacksonException e) {
            throw (InvalidRequest) InvalidRequest.schema("not JSON", "body").initCause(e);
        }
        throw InvalidRequest.schema("not an object", "body");
    }

    @Override
    public void send(ServerResponse response, Status status, JsonWriter reply) {
        response.status(status).headers().contentType(HttpMediaTypes.JSON);
        response.send(bytes(reply));
    }

    /// The bytes of a value.
    public static byte[] bytes(JsonWriter value) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (JsonGenerator json = JSON.createGenerator(out)) {
            value.write(json);
        }
        return out.toByteArray();
    }

    /// The error body.
    public static JsonWriter error(ParleyException error) {
        return json -> {
            json.writeStartObject();
            json.writeName("error");
            json.writeStartObject();
            json.writeStringProperty("message", error.getMessage());
            json.writeStringProperty("type", error.type());
            json.writeName("param");
            error.parameter().ifPresentOrElse(json::writeString, json::writeNull);
            json.writeNumberProperty("code", error.status());
            json.writeEndObject();
            json.writeEndObject();
        };
    }

    @Override
    public EventStream events(ServerResponse response) {
        response.headers()
                .set(io.helidon.http.HeaderNames.CONTENT_TYPE, "text/event-stream; charset=utf-8");
        return new Events(response.outputStream());
    }

    private record Events(OutputStream out) implements EventStream {

        @Override
        public void data(JsonWriter json) {
            line("data: ", bytes(json));
        }

        @Override
        public void event(String name, JsonWriter json) {
            data(json);
        }

        @Override
        public void comment(String text) {
            line(": ", text.getBytes(StandardCharsets.UTF_8));
        }

        @Override
        public void error(ParleyException error) {
            data(TestJson.error(error));
        }

        @Override
        public void done() {
            line("data: ", "[DONE]".getBytes(StandardCharsets.UTF_8));
        }

        private void line(String prefix, byte[] text) {
            try {
                out.write(prefix.getBytes(StandardCharsets.UTF_8));
                out.write(text);
                out.write("\n\n".getBytes(StandardCharsets.UTF_8));
                out.flush();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public void close() {
            try {
                out.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
