package dev.parley.engine.onnx.metrics;

/// When things happened to one request, in nanoseconds of [System#nanoTime]. Belongs to the engine
/// thread once the request is queued.
public final class RequestTimes {

    private final long arrival;
    private long scheduled;
    private long firstToken;
    private long lastToken;

    /// @param arrival when the engine got the request
    public RequestTimes(long arrival) {
        this.arrival = arrival;
    }

    /// It is part of a step for the first time.
    public void scheduled(long now) {
        scheduled = now;
    }

    /// Its first token was chosen.
    ///
    /// @return nanoseconds since it arrived
    public long firstToken(long now) {
        firstToken = now;
        lastToken = now;
        return now - arrival;
    }

    /// A further token was chosen.
    ///
    /// @return nanoseconds since the token before
    public long nextToken(long now) {
        long gap = now - lastToken;
        lastToken = now;
        return gap;
    }

    /// Nanoseconds from arrival to the last token.
    long whole() {
        return lastToken - arrival;
    }

    /// Nanoseconds from arrival to the first step.
    long queue() {
        return scheduled - arrival;
    }

    /// Nanoseconds from the first step to the first token.
    long prefill() {
        return firstToken - scheduled;
    }

    /// Nanoseconds from the first token to the last.
    long decode() {
        return lastToken - firstToken;
    }

    /// Nanoseconds from the first step to the last token.
    long inference() {
        return lastToken - scheduled;
    }
}
