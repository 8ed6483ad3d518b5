package dev.parley.engine.onnx.sample;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.parley.engine.onnx.sample.RowKernels.Floor;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Random;
import java.util.stream.IntStream;

/// Top tokens, k-th largest and nucleus against sorting.
class SelectionTest {

    static IntStream seeds() {
        return IntStream.range(0, 120);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void topTokensAreTheSortedBeginning(int seed) {
        Random random = new Random(seed);
        float[] row = Rows.random(random, 1 + random.nextInt(700));
        int n = 1 + random.nextInt(row.length + 5);
        TopTokens top = new TopTokens();
        top.find(row, row.length, n);
        top.sort();
        int[] ids = IntStream.range(0, top.size()).map(top::id).toArray();
        assertArrayEquals(Arrays.copyOf(sorted(row), Math.min(n, row.length)), ids);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void theKthLargestIsTheSortedOne(int seed) {
        Random random = new Random(seed);
        float[] row = Rows.random(random, 1 + random.nextInt(2_000));
        int k = 1 + random.nextInt(row.length);
        assertEquals(row[sorted(row)[k - 1]], new KthLargest().find(row, row.length, k));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void theNucleusIsTheSortedOne(int seed) {
        Random random = new Random(seed);
        float[] row = Rows.random(random, 1 + random.nextInt(2_000));
        float[] weights = new float[row.length];
        RowKernels.weights(row, weights, row.length, Floor.none(RowKernels.max(row, row.length)));
        float topP = random.nextInt(8) == 0 ? 1e-6f : Math.max(1e-6f, random.nextFloat());
        float[] sums = new float[row.length / RowKernels.RUN + 1];
        double total = RowKernels.runSums(weights, row.length, sums);
        float[] expected = naiveNucleus(weights, total, topP);
        new NucleusFilter(row.length).apply(weights, row.length, sums, total, topP);
        assertArrayEquals(expected, weights);
        float[] freshSums = new float[sums.length];
        RowKernels.runSums(weights, row.length, freshSums);
        assertArrayEquals(freshSums, sums);
    }

    /// Ascending, the highest id first among equals, as long as the sum stays within `1 - p`.
    private static float[] naiveNucleus(float[] weights, double total, float topP) {
        float[] kept = weights.clone();
        int[] order = sorted(weights);
        double sum = 0;
        for (int i = order.length - 1; i > 0; i--) {
            sum += weights[order[i]];
            if (sum > (1.0 - topP) * total) {
                break;
            }
            kept[order[i]] = 0f;
        }
        return kept;
    }

    static int[] sorted(float[] row) {
        return IntStream.range(0, row.length)
                .boxed()
                .sorted(Comparator.<Integer>comparingDouble(id -> -row[id]).thenComparing(id -> id))
                .mapToInt(Integer::intValue)
                .toArray();
    }
}
