package dev.parley.engine.onnx.sample;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.parley.engine.onnx.sample.RowKernels.Floor;

import jdk.incubator.vector.FloatVector;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.Random;
import java.util.stream.IntStream;

class RowKernelsTest {

    static IntStream lengths() {
        int lanes = FloatVector.SPECIES_PREFERRED.length();
        return IntStream.of(0, 1, lanes - 1, lanes, lanes + 1, 2 * lanes, 97, 256, 257, 1009)
                .distinct();
    }

    @ParameterizedTest
    @MethodSource("lengths")
    void maxEqualsItsTwin(int length) {
        float[] row = row(length);
        float expected = RowKernels.maxScalar(row, 0, length, Float.NEGATIVE_INFINITY);
        assertEquals(expected, RowKernels.max(row, length));
    }

    @ParameterizedTest
    @MethodSource("lengths")
    void searchesEqualTheirTwins(int length) {
        float[] row = row(length);
        for (int i = 0; i < length; i += 7) {
            float value = row[i];
            assertEquals(
                    RowKernels.indexOfScalar(row, 0, length, value),
                    RowKernels.indexOf(row, length, value));
            assertEquals(
                    RowKernels.countGreaterScalar(row, 0, length, value),
                    RowKernels.countGreater(row, length, value));
            assertEquals(
                    RowKernels.nextGreaterScalar(row, i, length, value),
                    RowKernels.nextGreater(row, i, length, value));
        }
    }

    @ParameterizedTest
    @MethodSource("lengths")
    void divideEqualsItsTwin(int length) {
        float[] row = row(length);
        float[] twin = row.clone();
        RowKernels.divide(row, length, 0.7f);
        RowKernels.divideScalar(twin, 0, length, 0.7f);
        assertArrayEquals(twin, row);
    }

    @ParameterizedTest
    @MethodSource("lengths")
    void weightsEqualTheirTwinBitForBit(int length) {
        float[] row = row(length);
        if (length > 2) {
            row[1] = Float.NEGATIVE_INFINITY;
        }
        float max = RowKernels.max(row, length);
        for (Floor floor :
                new Floor[] {
                    Floor.none(max), new Floor(max, 1.5f, 0f), new Floor(max, -9f, 0.02f)
                }) {
            float[] vector = new float[length];
            float[] scalar = new float[length];
            RowKernels.weights(row, vector, length, floor);
            RowKernels.weightsScalar(row, scalar, 0, length, floor);
            assertArrayEquals(scalar, vector);
        }
    }

    @ParameterizedTest
    @MethodSource("lengths")
    void runSumsEqualTheirTwin(int length) {
        float[] row = row(length);
        float[] sums = new float[length / RowKernels.RUN + 1];
        double total = RowKernels.runSums(row, length, sums);
        double expected = 0;
        for (int from = 0, run = 0; from < length; from += RowKernels.RUN, run++) {
            float sum = RowKernels.runSumScalar(row, from, Math.min(length, from + RowKernels.RUN));
            assertEquals(sum, sums[run], 1e-2);
            expected += sum;
        }
        assertEquals(expected, total, 2e-2);
    }

    @Test
    void expIsAccurate() {
        for (float x = 0; x > -87f; x -= 0.0137f) {
            double exact = Math.exp(x);
            assertEquals(exact, RowKernels.expScalar(x), exact * 3e-7);
        }
        assertEquals(1f, RowKernels.expScalar(0f));
        assertEquals(0f, RowKernels.expScalar(Float.NEGATIVE_INFINITY));
        assertEquals(0f, RowKernels.expScalar(-88f));
    }

    @Test
    void keepsOnlyAllowedIds() {
        float[] row = new float[130];
        RowKernels.keepOnly(row, 130, new long[] {1L << 3, 0, 1L << 1});
        for (int i = 0; i < row.length; i++) {
            assertEquals(i == 3 || i == 129 ? 0f : Float.NEGATIVE_INFINITY, row[i]);
        }
    }

    private static float[] row(int length) {
        Random random = new Random(length);
        float[] row = new float[length];
        for (int i = 0; i < length; i++) {
            row[i] =
                    random.nextInt(5) == 0
                            ? random.nextInt(4)
                            : (float) (random.nextGaussian() * 4);
        }
        return row;
    }
}
