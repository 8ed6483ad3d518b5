package dev.parley.router.generate.models;

import dev.parley.router.generate.serving.RandomIds;
import dev.parley.router.generate.serving.Serving;

import io.helidon.http.Status;
import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;

import tools.jackson.core.JsonGenerator;

import java.time.InstantSource;

/// Answers `GET /v1/models`: one card per served name.
public final class ModelsHandler implements Handler {

    private final Serving serving;
    private final InstantSource clock;

    /// For one served model.
    ///
    /// @param clock dates the cards
    public ModelsHandler(Serving serving, InstantSource clock) {
        this.serving = serving;
        this.clock = clock;
    }

    @Override
    public void handle(ServerRequest request, ServerResponse response) {
        long now = clock.instant().getEpochSecond();
        serving.context()
                .http()
                .send(
                        response,
                        Status.OK_200,
                        json -> {
                            json.writeStartObject();
                            json.writeStringProperty("object", "list");
                            json.writeArrayPropertyStart("data");
                            serving.context()
                                    .model()
                                    .names()
                                    .forEach(name -> writeCard(json, name, now));
                            json.writeEndArray();
                            json.writeEndObject();
                        });
    }

    private void writeCard(JsonGenerator json, String name, long now) {
        json.writeStartObject();
        json.writeStringProperty("id", name);
        json.writeStringProperty("object", "model");
        json.writeNumberProperty("created", now);
        json.writeStringProperty("owned_by", "vllm");
        json.writeStringProperty("root", serving.context().model().root());
        json.writeNullProperty("parent");
        json.writeNumberProperty("max_model_len", serving.limits().modelLength());
        json.writeArrayPropertyStart("permission");
        writePermission(json, now);
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void writePermission(JsonGenerator json, long now) {
        json.writeStartObject();
        json.writeStringProperty("id", "modelperm-" + RandomIds.hex16());
        json.writeStringProperty("object", "model_permission");
        json.writeNumberProperty("created", now);
        json.writeBooleanProperty("allow_create_engine", false);
        json.writeBooleanProperty("allow_sampling", true);
        json.writeBooleanProperty("allow_logprobs", true);
        json.writeBooleanProperty("allow_search_indices", false);
        json.writeBooleanProperty("allow_view", true);
        json.writeBooleanProperty("allow_fine_tuning", false);
        json.writeStringProperty("organization", "*");
        json.writeNullProperty("group");
        json.writeBooleanProperty("is_blocking", false);
        json.writeEndObject();
    }
}
