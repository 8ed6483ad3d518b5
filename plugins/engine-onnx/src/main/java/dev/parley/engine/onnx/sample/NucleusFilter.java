package dev.parley.engine.onnx.sample;

import java.util.Arrays;

/// Top-p: drops the least likely tokens whose weights add up to no more than `1 - p` of the total; of
/// equal weights the highest ids go first; the most likely token stays.
///
/// Never sorts: what cannot matter even if every token had its weight is dropped at once, then the
/// border is found by adding weights up by their leading bits, three times.
final class NucleusFilter {

    private static final int BIN_BITS = 10;
    private static final int BINS = 1 << BIN_BITS;

    private final double[] mass = new double[BINS];
    private final int[] candidates;
    private final float[] values;
    private int count;

    /// @param vocabulary longest row
    NucleusFilter(int vocabulary) {
        candidates = new int[vocabulary];
        values = new float[vocabulary];
    }

    /// Zeroes the dropped weights.
    ///
    /// @param weights from 0 to 1, the largest is 1
    /// @param sums of runs of weights, by [RowKernels#runSums]; kept up to date
    /// @param total their sum
    void apply(float[] weights, int length, float[] sums, double total, float topP) {
        double limit = (1.0 - topP) * total;
        float negligible = Math.nextDown((float) (limit / length));
        count = 0;
        double dropped = 0;
        for (int from = 0, run = 0; from < length; from += RowKernels.RUN, run++) {
            if (sums[run] > 0f) {
                dropped +=
                        dropNegligible(
                                weights, from, Math.min(length, from + RowKernels.RUN), negligible);
            }
        }
        cutAt(weights, limit, border(limit, dropped));
        for (int from = 0, run = 0; from < length; from += RowKernels.RUN, run++) {
            if (sums[run] > 0f) {
                sums[run] =
                        RowKernels.runSum(weights, from, Math.min(length, from + RowKernels.RUN));
            }
        }
    }

    /// Where the nucleus begins.
    ///
    /// @param weight lower ones are dropped
    /// @param below their sum
    private record Border(float weight, double below) {}

    /// Zeroes negligible weights of a run and notes the others.
    ///
    /// @return sum of the zeroed ones
    private float dropNegligible(float[] weights, int from, int to, float negligible) {
        int first = count;
        int id = RowKernels.nextGreater(weights, from, to, negligible);
        while (id < to) {
            candidates[count] = id;
            values[count++] = weights[id];
            weights[id] = 0f;
            id = RowKernels.nextGreater(weights, id + 1, to, negligible);
        }
        float dropped = RowKernels.runSum(weights, from, to);
        Arrays.fill(weights, from, to, 0f);
        for (int i = first; i < count; i++) {
            weights[candidates[i]] = values[i];
        }
        return dropped;
    }

    private Border border(double limit, double dropped) {
        double below = dropped;
        int prefix = 0;
        int known = 0;
        for (int shift = 2 * BIN_BITS; shift >= 0; shift -= BIN_BITS) {
            int highest = weigh(prefix, known, shift);
            int bin = 0;
            while (bin < highest && below + mass[bin] <= limit) {
                below += mass[bin++];
            }
            prefix |= bin << shift;
            known |= (BINS - 1) << shift;
        }
        return new Border(Float.intBitsToFloat(prefix), below);
    }

    /// @return highest bin that is not empty
    private int weigh(int prefix, int known, int shift) {
        Arrays.fill(mass, 0);
        int highest = 0;
        for (int i = 0; i < count; i++) {
            float weight = values[i];
            int bits = Float.floatToRawIntBits(weight);
            if ((bits & known) == prefix) {
                int bin = (bits >>> shift) & (BINS - 1);
                mass[bin] += weight;
                highest = Math.max(highest, bin);
            }
        }
        return highest;
    }

    private void cutAt(float[] weights, double limit, Border border) {
        int equal = 0;
        for (int i = 0; i < count; i++) {
            if (values[i] == border.weight) {
                equal++;
            }
        }
        int kept = equal;
        int least = border.weight == 1f ? 1 : 0;
        double below = border.below + border.weight;
        while (kept > least && below <= limit) {
            below += border.weight;
            kept--;
        }
        drop(weights, border.weight, kept);
    }

    private void drop(float[] weights, float border, int kept) {
        int left = kept;
        for (int i = 0; i < count; i++) {
            float weight = values[i];
            if (weight < border || (weight == border && --left < 0)) {
                weights[candidates[i]] = 0f;
            }
        }
    }
}
