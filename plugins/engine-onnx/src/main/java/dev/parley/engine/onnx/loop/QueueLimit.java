package dev.parley.engine.onnx.loop;

import dev.parley.api.ParleyException.Overloaded;
import dev.parley.engine.onnx.metrics.EngineMetrics;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/// Bounds what waits for its first step; refuses calls beyond it. Safe on any thread.
final class QueueLimit {

    /// Bound where the operator gave none: keeps memory finite when clients come faster than they are
    /// served.
    static final int MOST_REQUESTS = 65_536;

    private final long mostRequests;
    private final long mostTokens;
    private final EngineMetrics metrics;
    private final AtomicInteger requests = new AtomicInteger();
    private final AtomicLong tokens = new AtomicLong();

    /// @param mostRequests that may wait
    /// @param mostTokens of the prompts that may wait
    QueueLimit(long mostRequests, long mostTokens, EngineMetrics metrics) {
        this.mostRequests = Math.min(mostRequests, MOST_REQUESTS);
        this.mostTokens = mostTokens;
        this.metrics = metrics;
    }

    /// Lets a call in.
    ///
    /// @throws Overloaded when too much waits already
    void enter(int newRequests, long newTokens) {
        if (requests.addAndGet(newRequests) > mostRequests) {
            requests.addAndGet(-newRequests);
            metrics.refusedByRequests();
            throw Overloaded.server(
                    "The engine is currently busy and cannot accept new requests."
                            + " Please try again later or on a different instance.");
        }
        if (tokens.addAndGet(newTokens) > mostTokens) {
            leave(newRequests, newTokens);
            metrics.refusedByTokens();
            throw Overloaded.server(
                    "The engine has reached its prefill token backlog limit."
                            + " Please try again later or on a different instance.");
        }
    }

    /// Requests run now, or never will.
    void leave(int oldRequests, long oldTokens) {
        requests.addAndGet(-oldRequests);
        tokens.addAndGet(-oldTokens);
    }
}
