package dev.parley.engine.onnx.attention;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.parley.engine.onnx.weights.Rope;
import dev.parley.engine.onnx.weights.Rope.Scaling;

import org.junit.jupiter.api.Test;

class RopeTableTest {

    private static final float TOLERANCE = 1e-6f;

    @Test
    void positionZeroStays() {
        float[] head = {1, 2, 3, 4};
        table(new Scaling.None()).rotate(head, 0, 0);
        assertArrayEquals(new float[] {1, 2, 3, 4}, head);
    }

    @Test
    void theFirstPairTurnsOneRadianPerPosition() {
        float[] head = {9, 1, 0, 0, 0};
        table(new Scaling.None()).rotate(head, 1, 2);
        assertEquals(Math.cos(2), head[1], TOLERANCE);
        assertEquals(Math.sin(2), head[3], TOLERANCE);
        assertEquals(9, head[0]);
    }

    @Test
    void linearScalingDividesPositions() {
        float[] scaled = {1, 2, 3, 4};
        float[] plain = {1, 2, 3, 4};
        table(new Scaling.Linear(4)).rotate(scaled, 0, 20);
        table(new Scaling.None()).rotate(plain, 0, 5);
        assertArrayEquals(plain, scaled, TOLERANCE);
    }

    @Test
    void growingKeepsWhatWasThere() {
        RopeTable table = table(new Scaling.None());
        float[] before = {1, 2, 3, 4};
        float[] after = before.clone();
        table.rotate(before, 0, 17);
        table.ensure(5000);
        table.rotate(after, 0, 17);
        assertArrayEquals(before, after);
        float[] far = {1, 0, 0, 0};
        table.rotate(far, 0, 4999);
        assertEquals(Math.cos(4999), far[0], TOLERANCE);
    }

    private static RopeTable table(Scaling scaling) {
        RopeTable table = new RopeTable(new Rope(10_000, scaling), 4);
        table.ensure(21);
        return table;
    }
}
