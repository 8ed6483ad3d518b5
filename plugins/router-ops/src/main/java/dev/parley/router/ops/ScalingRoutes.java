package dev.parley.router.ops;

import dev.parley.api.ParleyException.InvalidRequest;
import dev.parley.api.ParleyException.Unsupported;
import dev.parley.api.engine.EngineClient;
import dev.parley.api.router.HttpJson;

import io.helidon.http.Status;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import java.time.Duration;
import java.util.concurrent.TimeoutException;

/// Changes the number of the engine's replicas, and tells whether that is going on. While it is, the
/// scaling middleware refuses other requests.
///
/// @param engine what is scaled
/// @param http reads and writes JSON
record ScalingRoutes(EngineClient engine, HttpJson http) {

    private static final System.Logger LOG = System.getLogger(ScalingRoutes.class.getName());
    private static final String REPLICAS = "new_data_parallel_size";
    private static final String DRAIN = "drain_timeout";
    private static final int DEFAULT_DRAIN_SECONDS = 120;

    /// `{"new_data_parallel_size": 2, "drain_timeout": 120}`; answers when it is done.
    void scale(ServerRequest request, ServerResponse response) {
        ObjectNode body = body(request);
        if (body.path(REPLICAS).isMissingNode() || body.path(REPLICAS).isNull()) {
            throw InvalidRequest.schema(REPLICAS + " is required", "");
        }
        int replicas = positive(REPLICAS, body.path(REPLICAS));
        int seconds = body.has(DRAIN) ? positive(DRAIN, body.path(DRAIN)) : DEFAULT_DRAIN_SECONDS;
        try {
            engine.scale(replicas, Duration.ofSeconds(seconds));
        } catch (TimeoutException e) {
            String message =
                    "Scale failed due to request drain timeout after %d seconds".formatted(seconds);
            LOG.log(System.Logger.Level.WARNING, message, e);
            fail(response, Status.REQUEST_TIMEOUT_408, message);
            return;
        } catch (InvalidRequest e) {
            throw e;
        } catch (Unsupported e) {
            LOG.log(System.Logger.Level.WARNING, e.getMessage());
            fail(response, Status.INTERNAL_SERVER_ERROR_500, "Scale failed");
            return;
        } catch (RuntimeException e) {
            LOG.log(
                    System.Logger.Level.ERROR,
                    () -> "The engine did not scale to %d replicas: %s".formatted(replicas, e),
                    e);
            fail(response, Status.INTERNAL_SERVER_ERROR_500, "Scale failed");
            return;
        }
        http.send(
                response,
                Status.OK_200,
                json -> {
                    json.writeStartObject();
                    json.writeStringProperty(
                            "message", "Scaled to %d data parallel engines".formatted(replicas));
                    json.writeEndObject();
                });
    }

    private ObjectNode body(ServerRequest request) {
        try {
            return http.body(request);
        } catch (InvalidRequest e) {
            if (e.parameter().isEmpty()) {
                throw e;
            }
            throw (InvalidRequest) InvalidRequest.schema("Invalid JSON format", "").initCause(e);
        }
    }

    /// `{"is_scaling_elastic_ep": false}`.
    void isScaling(ServerRequest request, ServerResponse response) {
        boolean now = engine.scaling();
        http.send(
                response,
                Status.OK_200,
                json -> {
                    json.writeStartObject();
                    json.writeBooleanProperty("is_scaling_elastic_ep", now);
                    json.writeEndObject();
                });
    }

    private static int positive(String name, JsonNode value) {
        if (!value.isIntegralNumber() || !value.canConvertToInt() || value.intValue() <= 0) {
            throw InvalidRequest.schema(name + " must be a positive integer", "");
        }
        return value.intValue();
    }

    private void fail(ServerResponse response, Status status, String message) {
        http.send(
                response,
                status,
                json -> {
                    json.writeStartObject();
                    json.writeObjectPropertyStart("error");
                    json.writeStringProperty("message", message);
                    json.writeStringProperty("type", status.reasonPhrase());
                    json.writeNullProperty("param");
                    json.writeNumberProperty("code", status.code());
                    json.writeEndObject();
                    json.writeEndObject();
                });
    }
}
