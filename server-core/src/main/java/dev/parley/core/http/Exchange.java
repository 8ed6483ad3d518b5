package dev.parley.core.http;

import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.ReentrantLock;

/// One request in work, from its head to the end of its reply.
///
/// Made and ended on the connection's thread; the marks are set by other threads.
public final class Exchange {

    static final ScopedValue<Exchange> CURRENT = ScopedValue.newInstance();

    private final Thread handler = Thread.currentThread();
    private final String id;
    private final ReentrantLock ending = new ReentrantLock();
    private boolean over;
    private volatile boolean clientGone;
    private volatile boolean aborted;
    private boolean replied;

    /// @param requestId what the client calls it
    Exchange(Optional<String> requestId) {
        id =
                requestId.orElseGet(
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
    /// Interrupts the handler once, however often it is noticed.
    void clientLeft() {
        ending.lock();
        try {
            if (!clientGone) {
                clientGone = true;
                interrupt();
            }
        } finally {
            ending.unlock();
        }
    }

    /// The last piece of the reply is about to be written: a client that closes the connection as
    /// soon as it has read it, while the write returns, has not left early.
    void replied() {
        replied = true;
    }

    /// Whether the last piece was written. For the handler's thread.
    boolean hasReplied() {
        return replied;
    }

    /// The server is stopping and does not wait for this request any longer. What the handler still
    /// writes is sent; the end of the engine's output ends it.
    void abort() {
        aborted = true;
    }

    /// Ends a handler that outlived its [#abort].
    void interrupt() {
        ending.lock();
        try {
            if (!over) {
                handler.interrupt();
            }
        } finally {
            ending.unlock();
        }
    }

    /// The handler is done: no interrupt meant for it reaches what the thread does next.
    void end() {
        ending.lock();
        try {
            over = true;
            boolean unused = Thread.interrupted();
        } finally {
            ending.unlock();
        }
    }
}
