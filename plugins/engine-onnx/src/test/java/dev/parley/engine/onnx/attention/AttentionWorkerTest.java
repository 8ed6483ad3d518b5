package dev.parley.engine.onnx.attention;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import static java.lang.foreign.ValueLayout.JAVA_FLOAT;

import dev.parley.engine.onnx.step.StepPlan;
import dev.parley.engine.onnx.step.StepPlan.Slice;
import dev.parley.engine.onnx.weights.ModelConfig.Attention;
import dev.parley.engine.onnx.weights.Rope;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// Attention over the pool against the textbook formula. Rotations are so slow that they are none.
class AttentionWorkerTest {

    private static final int LENGTH = 45;
    private static final int LAYER = 1;
    private static final int BLOCK = 16;

    private final Arena arena = Arena.ofConfined();

    @AfterEach
    void close() {
        arena.close();
    }

    @ParameterizedTest
    @CsvSource({"6, 2, 32", "4, 4, 16", "7, 1, 10", "8, 2, 64"})
    void equalsTheFormula(int heads, int kvHeads, int headDim) {
        Attention shape = new Attention(heads, kvHeads, headDim);
        float[] packed = random(LENGTH * shape.packedWidth());
        float[] actual = attend(shape, Integer.MAX_VALUE, packed, List.of(LENGTH));
        assertArrayEquals(Formula.attend(shape, Integer.MAX_VALUE, packed), actual, 1e-4f);
    }

    @Test
    void seesOnlyItsWindow() {
        Attention shape = new Attention(4, 2, 16);
        float[] packed = random(LENGTH * shape.packedWidth());
        float[] actual = attend(shape, 9, packed, List.of(LENGTH));
        assertArrayEquals(Formula.attend(shape, 9, packed), actual, 1e-4f);
    }

    @Test
    void chunksChangeNoBit() {
        Attention shape = new Attention(6, 2, 32);
        float[] packed = random(LENGTH * shape.packedWidth());
        float[] whole = attend(shape, Integer.MAX_VALUE, packed, List.of(LENGTH));
        assertArrayEquals(
                whole, attend(shape, Integer.MAX_VALUE, packed, List.of(7, 7, 7, 7, 7, 7, 3)));
        assertArrayEquals(whole, attend(shape, Integer.MAX_VALUE, packed, List.of(1, 16, 27, 1)));
    }

    @Test
    void smallBlocksWorkToo() {
        Attention shape = new Attention(4, 2, 16);
        float[] packed = random(LENGTH * shape.packedWidth());
        float[] actual = attend(shape, Integer.MAX_VALUE, packed, List.of(LENGTH), 8);
        assertArrayEquals(Formula.attend(shape, Integer.MAX_VALUE, packed), actual, 1e-4f);
    }

    private float[] attend(Attention shape, int window, float[] packed, List<Integer> chunks) {
        return attend(shape, window, packed, chunks, BLOCK);
    }

    /// Feeds a sequence in chunks; block ids are out of order on purpose.
    private float[] attend(
            Attention shape, int window, float[] packed, List<Integer> chunks, int blockSize) {
        KvPool pool =
                KvPool.allocate(
                        new KvPool.Shape(2, shape.kvHeads(), shape.headDim(), blockSize), 8, arena);
        StepLayout layout = new StepLayout(blockSize, 3);
        Rope rope = new Rope(1, new Rope.Scaling.Linear(1e12));
        RopeTable table = new RopeTable(rope, shape.headDim());
        AttentionShape whole = new AttentionShape(shape, rope, HeadNorms.NONE, List.of(1, window));
        AttentionWorker worker = new AttentionWorker(whole, pool, layout, table);
        MemorySegment input = arena.allocateFrom(JAVA_FLOAT, packed);
        MemorySegment output = arena.allocate(JAVA_FLOAT, (long) LENGTH * shape.queryWidth());
        int done = 0;
        for (int rows : chunks) {
            step(layout, rows, done);
            table.ensure(layout.longest());
            LayerIo io =
                    new LayerIo(
                            shape,
                            LAYER,
                            input.asSlice((long) done * shape.packedWidth() * Float.BYTES),
                            output.asSlice((long) done * shape.queryWidth() * Float.BYTES));
            worker.store(io, 0, rows);
            for (int tile = 0; tile < layout.tiles(); tile++) {
                for (int head = 0; head < shape.kvHeads(); head++) {
                    worker.attend(io, tile, head);
                }
            }
            done += rows;
        }
        assertEquals(LENGTH, done);
        return output.toArray(JAVA_FLOAT);
    }

    private static void step(StepLayout layout, int rows, int context) {
        Slice slice = new Slice(0, rows, context, new int[] {5, 2, 7, 0, 1, 3});
        layout.load(new StepPlan(new int[rows], new int[rows], List.of(slice), new int[0]));
    }

    private static float[] random(int length) {
        Random random = new Random(length);
        float[] values = new float[length];
        for (int i = 0; i < length; i++) {
            values[i] = random.nextFloat() * 2 - 1;
        }
        return values;
    }

    /// Causal attention in double precision, head by head.
    private static final class Formula {

        static float[] attend(Attention shape, int window, float[] packed) {
            int rows = packed.length / shape.packedWidth();
            float[] output = new float[rows * shape.queryWidth()];
            for (int row = 0; row < rows; row++) {
                for (int head = 0; head < shape.heads(); head++) {
                    head(shape, Math.max(0, row - window + 1), packed, row, head, output);
                }
            }
            return output;
        }

        private static void head(
                Attention shape, int first, float[] packed, int row, int head, float[] output) {
            int kvHead = shape.heads() + head / (shape.heads() / shape.kvHeads());
            List<Double> weights = new ArrayList<>();
            double sum = 0;
            for (int token = first; token <= row; token++) {
                double score = 0;
                for (int i = 0; i < shape.headDim(); i++) {
                    score +=
                            packed[at(shape, row, head) + i]
                                    * (double) packed[at(shape, token, kvHead) + i];
                }
                double weight = Math.exp(score / Math.sqrt(shape.headDim()));
                weights.add(weight);
                sum += weight;
            }
            for (int i = 0; i < shape.headDim(); i++) {
                double value = 0;
                for (int token = first; token <= row; token++) {
                    value +=
                            weights.get(token - first)
                                    * packed[at(shape, token, kvHead + shape.kvHeads()) + i];
                }
                output[row * shape.queryWidth() + head * shape.headDim() + i] =
                        (float) (value / sum);
            }
        }

        private static int at(Attention shape, int row, int head) {
            return row * shape.packedWidth() + head * shape.headDim();
        }
    }
}
