package dev.parley.engine.onnx.attention;

import static org.junit.jupiter.api.Assertions.assertEquals;

import jdk.incubator.vector.FloatVector;

import org.junit.jupiter.api.Test;

import java.util.Random;

class ExponentialTest {

    private static final int SEED = 11;

    @Test
    void isWithinTwoUnitsInTheLastPlace() {
        Random random = new Random(SEED);
        for (int i = 0; i < 100_000; i++) {
            float x = -87 * random.nextFloat();
            double exact = Math.exp(x);
            assertEquals(exact, Exponential.of(x), exact * 2.4e-7, "x = " + x);
        }
    }

    @Test
    void isOneAtZeroAndZeroFarBelow() {
        assertEquals(1, Exponential.of(0));
        assertEquals(0, Exponential.of(Math.nextDown(Exponential.LOWEST)));
        assertEquals(0, Exponential.of(Float.NEGATIVE_INFINITY));
    }

    @Test
    void vectorsHaveTheBitsOfTheirScalarTwin() {
        Random random = new Random(SEED);
        var species = FloatVector.SPECIES_PREFERRED;
        float[] x = new float[species.length()];
        for (int round = 0; round < 1000; round++) {
            for (int i = 0; i < x.length; i++) {
                x[i] = -100 * random.nextFloat();
            }
            x[0] = round == 0 ? Float.NEGATIVE_INFINITY : x[0];
            float[] result = Exponential.of(FloatVector.fromArray(species, x, 0)).toArray();
            for (int i = 0; i < x.length; i++) {
                assertEquals(Exponential.of(x[i]), result[i], "x = " + x[i]);
            }
        }
    }
}
