package dev.parley.engine.onnx.sample;

/// Draws an index with probability proportional to its weight: the largest of `weight / E` wins, where
/// every entrant has an exponential E of its own.
///
/// Runs of [RowKernels#RUN] ids race first, with their summed weight, then the ids of the winner: that
/// gives the same distribution for far fewer random numbers. Each E depends on seed and entrant only,
/// so a filter that lets one token more in does not disturb the others.
final class ExponentialRace {

    private static final long GOLDEN = 0x9E3779B97F4A7C15L;
    private static final double ULP_53 = 0x1p-53;

    private ExponentialRace() {}

    /// @param sums of the runs of `weights`; at least one is positive
    /// @param seed of this draw
    static int draw(float[] weights, int length, float[] sums, long seed) {
        int runs = (length + RowKernels.RUN - 1) / RowKernels.RUN;
        int run = runs == 1 ? 0 : winner(sums, 0, runs, ~seed);
        int from = run * RowKernels.RUN;
        return winner(weights, from, Math.min(length, from + RowKernels.RUN), seed);
    }

    /// A well mixed function of a seed and a counter.
    static long mix(long seed, long counter) {
        long z = seed + (counter + 1) * GOLDEN;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }

    private static int winner(float[] weights, int from, int to, long seed) {
        int best = from;
        double bestScore = -1;
        for (int i = from; i < to; i++) {
            if (weights[i] > 0f) {
                double score = weights[i] / exponential(seed, i);
                if (score > bestScore) {
                    bestScore = score;
                    best = i;
                }
            }
        }
        return best;
    }

    /// Positive: the uniform number lies strictly between 0 and 1.
    private static double exponential(long seed, int entrant) {
        double uniform = ((mix(seed, entrant) >>> 11) + 0.5) * ULP_53;
        return -StrictMath.log(uniform);
    }
}
