package dev.parley.router.generate.tokenio;

import dev.parley.api.ParleyException.InvalidRequest;
import dev.parley.router.generate.serving.Serving;

import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;

import tools.jackson.databind.JsonNode;

import java.util.List;

/// Answers `POST /inference/v1/abort_requests`: the requests end with finish reason `abort`. Nobody is
/// told of unknown ids, which may have ended a moment ago.
public final class AbortHandler implements Handler {

    private final Serving serving;
    private final RunningTokens running;

    /// @param running where requests are looked up
    public AbortHandler(Serving serving, RunningTokens running) {
        this.serving = serving;
        this.running = running;
    }

    @Override
    public void handle(ServerRequest request, ServerResponse response) {
        JsonNode ids = body(request).path("request_ids");
        if (ids.isMissingNode() || ids.isNull()) {
            throw InvalidRequest.schema("Missing 'request_ids' in request body", "");
        }
        running.abort(
                ids.isString()
                        ? List.of(ids.stringValue())
                        : ids.values().stream().map(id -> id.asString("")).toList());
        response.send();
    }

    private JsonNode body(ServerRequest request) {
        try {
            return serving.context().http().body(request);
        } catch (InvalidRequest e) {
            throw (InvalidRequest)
                    InvalidRequest.schema("JSON decode error: " + e.getMessage(), "").initCause(e);
        }
    }
}
