package dev.parley.engine.onnx.metrics;

/// When things happened to one request, in nanoseconds of [System#nanoTime]. Belongs to the engine
/// thread once the request is queued.
public final class RequestTimes {

    private static final double NANOS = 1e9;

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
    /// @return seconds since it arrived
    public double firstToken(long now) {
        firstToken = now;
        lastToken = now;
        return seconds(arrival, now);
    }

    /// A further token was chosen.
    ///
    /// @return seconds since the token before
    public double nextToken(long now) {
        double gap = seconds(lastToken, now);
        lastToken = now;
        return gap;
    }

    /// Seconds from arrival to the last token.
    double whole() {
        return seconds(arrival, lastToken);
    }

    /// Seconds from arrival to the first step.
    double queue() {
        return seconds(arrival, scheduled);
    }

    /// Seconds from the first step to the first token.
    double prefill() {
        return seconds(scheduled, firstToken);
    }

    /// Seconds from the first token to the last.
    double decode() {
        return seconds(firstToken, lastToken);
    }

    /// Seconds from the first step to the last token.
    double inference() {
        return seconds(scheduled, lastToken);
    }

    private static double seconds(long from, long to) {
        return (to - from) / NANOS;
    }
}
