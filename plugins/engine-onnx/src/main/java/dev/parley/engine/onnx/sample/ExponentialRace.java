package dev.parley.engine.onnx.sample;

/// Draws an index with probability proportional to its weight: the largest of `weight / E` wins, where
/// every entrant has an exponential E of its own.
///
/// Runs of [RowKernels#RUN] ids race first, with their summed weight, then the ids of the winner: that
/// gives the same distribution for far fewer random numbers. Each E depends on seed and entrant only,
/// so a filter that lets one token more in does not disturb the others.
final class ExponentialRace {

    private static final long GOLDEN = 0x9E3779B97F4A7C15L;
    private static final double ULP_52 = 0x1p-52;

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

    /// `weight / E > best` needs `u > exp(-weight / best)`, which is at least `1 - weight / best`: that cheap
    /// test spares most entrants the logarithm.
    private static int winner(float[] weights, int from, int to, long seed) {
        int winner = from;
        double best = 0;
        for (int i = from; i < to; i++) {
            double weight = weights[i];
            if (weight > 0) {
                double uniform = uniform(seed, i);
                if ((1 - uniform) * best <= weight) {
                    double score = weight / -Math.log(uniform);
                    if (score > best) {
                        best = score;
                        winner = i;
                    }
                }
            }
        }
        return winner;
    }

    /// Strictly between 0 and 1.
    private static double uniform(long seed, int entrant) {
        return ((mix(seed, entrant) >>> 12) + 0.5) * ULP_52;
    }
}
