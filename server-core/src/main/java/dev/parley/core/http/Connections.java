package dev.parley.core.http;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// The open connections. Safe on any thread.
final class Connections {

    private final Set<WatchedConnection> open = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    void add(WatchedConnection connection) {
        open.add(connection);
        if (closed) {
            connection.endInput();
        }
    }

    void remove(WatchedConnection connection) {
        open.remove(connection);
    }

    /// Ends every connection after the request it is at, those to come included.
    void close() {
        closed = true;
        open.forEach(WatchedConnection::endInput);
    }
}
