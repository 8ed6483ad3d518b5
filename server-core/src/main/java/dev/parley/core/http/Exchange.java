package dev.parley.core.http;

import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/// One request in work, from its head to the end of its reply.
///
/// Made and ended on the connection's thread; the marks are set by other threads.
public final class Exchange {

    static final ScopedValue<Exchange> CURRENT = ScopedValue.newInstance();

    private final Thread handler = Thread.currentThread();
    private final String id;
    private volatile boolean clientGone;
    private volatile boolean aborted;

    Exchange(Optional<String> requestId) {
        id = requestId.orElseGet(
                () -> HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong()));
    }

    /// The one this thread works on; empty outside of requests.
    static Optional<Exchange> current() {
        return CURRENT.isBound() ? Optional.of(CURRENT.get()) : Optional.empty();
    }

    /// For logs: the client's `X-Request-Id` or 16 random hex digits.
    String id() {
        return id;
    }

    /// Whether nobody waits for the reply any more.
    boolean clientGone() {
        return clientGone;
    }

    /// Whether the server gave up on it because it is stopping.
    boolean aborted() {
        return aborted;
    }

    /// The client closed the connection: whatever the handler waits for is not needed.
    void clientLeft() {
        clientGone = true;
        handler.interrupt();
    }

    /// The server is stopping and does not wait for this request any longer. What the handler still
    /// writes is sent; the end of the engine's output ends it.
    void abort() {
        aborted = true;
    }

    /// Ends a handler that outlived its [#abort].
    void interrupt() {
        handler.interrupt();
    }
}
