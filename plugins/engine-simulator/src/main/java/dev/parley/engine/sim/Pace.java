package dev.parley.engine.sim;

import dev.parley.api.Settings;

import java.util.random.RandomGenerator;

/// When tokens come.
///
/// @param firstToken nanoseconds from the start of a sequence to its first token
/// @param gap nanoseconds from one token to the next
/// @param jitter largest share by which each of these differs, 0 to 1
record Pace(long firstToken, long gap, double jitter) {

    private static final String FIRST_TOKEN = "simulator-ttft";
    private static final String RATE = "simulator-tokens-per-second";
    private static final String JITTER = "simulator-jitter";
    private static final long NANOS_PER_MILLI = 1_000_000;
    private static final long NANOS_PER_SECOND = 1_000_000_000;

    /// What the operator asked for.
    static Pace of(Settings settings) {
        return new Pace(
                settings.number(FIRST_TOKEN).orElse(20) * NANOS_PER_MILLI,
                NANOS_PER_SECOND / settings.number(RATE).orElse(100),
                settings.number(JITTER).orElse(0) / 100.0);
    }

    /// Nanoseconds until the first token.
    long untilFirst(RandomGenerator random) {
        return vary(firstToken, random);
    }

    /// Nanoseconds until the next token.
    long untilNext(RandomGenerator random) {
        return vary(gap, random);
    }

    private long vary(long nanos, RandomGenerator random) {
        return jitter == 0
                ? nanos
                : Math.round(nanos * (1 + jitter * (2 * random.nextDouble() - 1)));
    }
}
