package dev.parley.api.router;

import io.helidon.http.Status;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;

import tools.jackson.databind.node.ObjectNode;

/// JSON in and out, the same for every route. Safe on any thread.
public interface HttpJson {

    /// Reads a JSON object: media type, size, UTF-8, nesting and syntax are checked.
    ///
    /// @throws dev.parley.api.ParleyException.InvalidRequest when it is not a JSON object
    /// @throws dev.parley.api.ParleyException.PayloadTooLarge when it is too large
    ObjectNode body(ServerRequest request);

    /// Sends a whole JSON reply: compact, UTF-8, not escaped beyond need.
    void send(ServerResponse response, Status status, JsonWriter reply);

    /// Starts a server-sent event stream.
    EventStream events(ServerResponse response);
}
