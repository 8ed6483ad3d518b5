package dev.parley.core.http;

import io.helidon.common.concurrency.limits.Limit;
import io.helidon.webserver.spi.ServerConnection;

import java.time.Duration;

/// An HTTP/1.1 connection with its second thread, which reads ahead.
final class WatchedConnection implements ServerConnection {

    private final ServerConnection http;
    private final ReadAhead ahead;
    private final Connections connections;

    WatchedConnection(ServerConnection http, ReadAhead ahead, Connections connections) {
        this.http = http;
        this.ahead = ahead;
        this.connections = connections;
    }

    @Override
    public void handle(Limit limit) throws InterruptedException {
        connections.add(this);
        Thread reader = Thread.ofVirtual().name("parley-read-ahead").start(ahead);
        try {
            http.handle(limit);
        } finally {
            connections.remove(this);
            reader.interrupt();
        }
    }

    @Override
    public Duration idleTime() {
        return http.idleTime();
    }

    /// Ends the connection when it next waits for its client, and wakes it when it waits already.
    void endInput() {
        ahead.finish();
    }

    /// A connection between two requests stays open while running ones finish: what it sends next is
    /// refused with an answer instead of a reset.
    @Override
    public void close(boolean interrupt) {
        if (interrupt || ahead.busy()) {
            http.close(interrupt);
        }
    }
}
