package dev.parley.engine.onnx.sample;

import java.util.Arrays;

/// Finds the k-th largest value of a row without sorting it: a small heap for small k, else counting by
/// the leading bits of the values, three times.
final class KthLargest {

    private static final int HEAP_LIMIT = 256;
    private static final int[] SHIFTS = {21, 10, 0};
    private static final int[] WIDTHS = {11, 11, 10};

    private final TopTokens heap = new TopTokens();
    private final int[] counts = new int[1 << 11];

    /// @param k from 1 to `length`
    float find(float[] row, int length, int k) {
        if (k <= HEAP_LIMIT) {
            heap.find(row, length, k);
            return heap.worst();
        }
        return byCounting(row, length, k);
    }

    private float byCounting(float[] row, int length, int k) {
        int prefix = 0;
        int known = 0;
        int left = k;
        for (int level = 0; level < SHIFTS.length; level++) {
            int bins = 1 << WIDTHS[level];
            count(row, length, new Level(prefix, known, SHIFTS[level], bins - 1));
            int bin = bins - 1;
            while (counts[bin] < left) {
                left -= counts[bin--];
            }
            prefix |= bin << SHIFTS[level];
            known |= (bins - 1) << SHIFTS[level];
        }
        return value(prefix);
    }

    private void count(float[] row, int length, Level level) {
        Arrays.fill(counts, 0);
        for (int i = 0; i < length; i++) {
            int key = key(row[i]);
            if ((key & level.known) == level.prefix) {
                counts[(key >>> level.shift) & level.mask]++;
            }
        }
    }

    /// @param prefix leading bits of the wanted key
    /// @param known which bits those are
    /// @param shift of the bits to count by
    /// @param mask of the bits to count by, after the shift
    private record Level(int prefix, int known, int shift, int mask) {}

    /// Unsigned order of keys is the order of values; the two zeros are one.
    private static int key(float value) {
        int bits = Float.floatToRawIntBits(value + 0f);
        return bits < 0 ? ~bits : bits ^ Integer.MIN_VALUE;
    }

    private static float value(int key) {
        return Float.intBitsToFloat(key < 0 ? key ^ Integer.MIN_VALUE : ~key);
    }
}
