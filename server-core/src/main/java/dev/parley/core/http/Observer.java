package dev.parley.core.http;

import io.helidon.webserver.http.ServerRequest;

/// Is told about every finished request. Safe on any thread.
@FunctionalInterface
public interface Observer {

    /// The status of requests whose client did not wait for the answer.
    int CLIENT_LEFT = 499;

    /// Called on the request's thread after the reply, streamed body included.
    void served(ServerRequest request, Outcome outcome);

    /// How a request ended.
    ///
    /// @param status HTTP status, or [#CLIENT_LEFT]
    /// @param nanos from its head to the end of the reply
    /// @param bytes of the reply's body as far as it was sent, headers included
    record Outcome(int status, long nanos, long bytes) {}
}
