package dev.parley.router.ops;

import dev.parley.api.router.HttpJson;
import dev.parley.api.router.LoadedPlugin;
import dev.parley.api.router.Operations;
import dev.parley.api.router.Operations.MetricsPage;

import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.http.Status;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;

import tools.jackson.core.JsonGenerator;

import java.util.Optional;

/// What the server tells about itself.
///
/// @param operations where the facts come from
/// @param http writes them
record ServerFacts(Operations operations, HttpJson http) {

    /// `{"version": "0.1.0"}`.
    void version(ServerRequest request, ServerResponse response) {
        http.send(
                response,
                Status.OK_200,
                json -> {
                    json.writeStartObject();
                    json.writeStringProperty("version", operations.version());
                    json.writeEndObject();
                });
    }

    /// `{"server_load": 3}`.
    void load(ServerRequest request, ServerResponse response) {
        http.send(
                response,
                Status.OK_200,
                json -> {
                    json.writeStartObject();
                    json.writeNumberProperty("server_load", operations.serverLoad());
                    json.writeEndObject();
                });
    }

    /// `{"plugins": [{"kind": "tool parser", "name": "hermes", …}]}`.
    void plugins(ServerRequest request, ServerResponse response) {
        http.send(
                response,
                Status.OK_200,
                json -> {
                    json.writeStartObject();
                    json.writeArrayPropertyStart("plugins");
                    operations.plugins().forEach(plugin -> write(plugin, json));
                    json.writeEndArray();
                    json.writeEndObject();
                });
    }

    private static void write(LoadedPlugin plugin, JsonGenerator json) {
        json.writeStartObject();
        json.writeStringProperty("kind", plugin.kind());
        json.writeStringProperty("name", plugin.name());
        json.writeArrayPropertyStart("aliases");
        plugin.aliases().forEach(json::writeString);
        json.writeEndArray();
        json.writeStringProperty("module", plugin.module());
        write("version", plugin.version(), json);
        write("file", plugin.file(), json);
        json.writeEndObject();
    }

    private static void write(String key, Optional<String> value, JsonGenerator json) {
        value.ifPresentOrElse(
                text -> json.writeStringProperty(key, text), () -> json.writeNullProperty(key));
    }

    /// The metrics page in the form that suits the request's `Accept`.
    void metrics(ServerRequest request, ServerResponse response) {
        String accept =
                request.headers().contains(HeaderNames.ACCEPT)
                        ? String.join(", ", request.headers().get(HeaderNames.ACCEPT).allValues())
                        : "";
        MetricsPage page = operations.metrics(accept);
        response.header(HeaderValues.create(HeaderNames.CONTENT_TYPE, page.mediaType()));
        response.send(page.body());
    }
}
