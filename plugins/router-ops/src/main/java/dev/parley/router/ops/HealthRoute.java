package dev.parley.router.ops;

import dev.parley.api.engine.EngineClient;
import dev.parley.api.router.HttpJson;

import io.helidon.http.Status;
import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;

/// 200 without a body while the engine lives; 503 with the reason once it is dead.
///
/// @param engine whose health it is
/// @param http writes the reason
record HealthRoute(EngineClient engine, HttpJson http) implements Handler {

    @Override
    public void handle(ServerRequest request, ServerResponse response) {
        engine.failure()
                .ifPresentOrElse(
                        failure ->
                                http.send(
                                        response,
                                        Status.SERVICE_UNAVAILABLE_503,
                                        json -> {
                                            json.writeStartObject();
                                            json.writeStringProperty("status", "failed");
                                            json.writeStringProperty(
                                                    "reason", String.valueOf(failure.getMessage()));
                                            json.writeEndObject();
                                        }),
                        response::send);
    }
}
