package dev.parley.api.middleware;

import java.util.concurrent.atomic.AtomicInteger;

/// How many requests of model routes are in work: a filter counts them, `/load` shows the number.
/// Made once per server. Safe on any thread.
public final class ServerLoad {

    private final AtomicInteger inWork = new AtomicInteger();

    /// A server without requests.
    public ServerLoad() {}

    /// Counts a request in. [#end] must follow, whatever becomes of the request.
    public void begin() {
        inWork.incrementAndGet();
    }

    /// Counts a request out, once per [#begin].
    public void end() {
        inWork.decrementAndGet();
    }

    /// Requests in work now.
    public int current() {
        return inWork.get();
    }
}
