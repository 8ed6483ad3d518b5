package dev.parley.engine.onnx.sample;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.Arrays;

class ExponentialRaceTest {

    private static final int DRAWS = 20_000;

    @ParameterizedTest
    @ValueSource(ints = {5, 300, 1_000})
    void drawsInProportionToWeights(int length) {
        float[] weights = new float[length];
        for (int i = 0; i < length; i++) {
            weights[i] = i % 3 == 0 ? 0f : (i % 7 + 1) / 8f;
        }
        int[] byClass = new int[8];
        for (int i = 0; i < DRAWS; i++) {
            int drawn = draw(weights, ExponentialRace.mix(42, i));
            assertTrue(weights[drawn] > 0, "a dropped id was drawn");
            byClass[Math.round(weights[drawn] * 8)]++;
        }
        assertTrue(chiSquare(weights, byClass) < 30, () -> Arrays.toString(byClass));
    }

    @Test
    void equalSeedsDrawEqually() {
        float[] weights = {0.2f, 1f, 0.7f, 0.7f};
        assertEquals(draw(weights, 7), draw(weights, 7));
    }

    @Test
    void theOnlyPositiveWeightWins() {
        float[] weights = new float[600];
        weights[513] = 1e-30f;
        assertEquals(513, draw(weights, 1));
    }

    @Test
    void neighbouringSeedsDiffer() {
        assertNotEquals(ExponentialRace.mix(1, 0), ExponentialRace.mix(0, 1));
        assertNotEquals(ExponentialRace.mix(1, 0), ExponentialRace.mix(1, 1));
    }

    private static int draw(float[] weights, long seed) {
        float[] sums = new float[weights.length / RowKernels.RUN + 1];
        RowKernels.runSums(weights, weights.length, sums);
        return ExponentialRace.draw(weights, weights.length, sums, seed);
    }

    private static double chiSquare(float[] weights, int[] byClass) {
        double[] expected = new double[8];
        double total = 0;
        for (float weight : weights) {
            expected[Math.round(weight * 8) % 8] += weight;
            total += weight;
        }
        double sum = 0;
        for (int i = 1; i < 8; i++) {
            double mean = DRAWS * expected[i] / total;
            sum += mean == 0 ? byClass[i] : (byClass[i] - mean) * (byClass[i] - mean) / mean;
        }
        return sum;
    }
}
