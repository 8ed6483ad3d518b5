package dev.parley.engine.sim;

import dev.parley.api.ParleyException.Overloaded;
import dev.parley.api.Settings;

import java.util.concurrent.atomic.AtomicLong;

/// Bounds what waits for a place among the running sequences. Safe on any thread.
final class QueueLimit {

    /// Bound where the operator gave none: keeps memory finite when clients come faster than they are
    /// served.
    static final long MOST_REQUESTS = 65_536;

    private final long mostRequests;
    private final long mostTokens;
    private final SimulatorMetrics metrics;
    private final AtomicLong requests = new AtomicLong();
    private final AtomicLong tokens = new AtomicLong();

    QueueLimit(Settings settings, SimulatorMetrics metrics) {
        mostRequests = settings.number("max-num-queued-reqs").orElse(MOST_REQUESTS);
        mostTokens = settings.number("max-num-queued-tokens").orElse(Long.MAX_VALUE);
        this.metrics = metrics;
    }

    /// Lets a call in.
    ///
    /// @throws Overloaded when too much waits already
    void enter(long newRequests, long newTokens) {
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
    void leave(long oldRequests, long oldTokens) {
        requests.addAndGet(-oldRequests);
        tokens.addAndGet(-oldTokens);
    }
}
