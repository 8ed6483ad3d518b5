package dev.parley.engine.onnx.attention;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import static java.lang.foreign.ValueLayout.JAVA_FLOAT;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Random;
import java.util.stream.IntStream;

/// The vector kernels against their scalar twins.
class VectorMathTest {

    private static final int LANES = VectorMath.LANES;
    private static final int BLOCK = Math.max(16, LANES);
    private static final int QUERIES = 2 * Tile.GROUP;
    private static final float TOLERANCE = 2e-5f;

    static IntStream headDims() {
        return IntStream.of(
                1,
                2,
                LANES - 1,
                LANES,
                LANES + 1,
                2 * LANES,
                2 * LANES + 1,
                3 * LANES,
                67,
                97,
                128);
    }

    @ParameterizedTest
    @MethodSource("headDims")
    void agreesWithTheScalarTwin(int headDim) {
        try (Arena arena = Arena.ofConfined()) {
            for (int blocks = 1; blocks <= 5; blocks++) {
                Tile vector = tile(headDim, blocks, arena);
                Tile scalar = tile(headDim, blocks, arena);
                run(new VectorMath(), vector);
                run(new ScalarMath(), scalar);
                assertArrayEquals(scalar.scores, vector.scores, TOLERANCE);
                assertArrayEquals(scalar.sums, vector.sums, BLOCK * blocks * TOLERANCE);
                assertArrayEquals(scalar.outputs, vector.outputs, BLOCK * blocks * TOLERANCE);
            }
        }
    }

    @Test
    void blocksSmallerThanAVectorGetTheScalarTwin() {
        assertEquals(VectorMath.class, AttentionMath.of(2 * LANES).getClass());
        assertEquals(ScalarMath.class, AttentionMath.of(LANES / 2).getClass());
    }

    private static void run(AttentionMath math, Tile tile) {
        for (int query = 0; query < QUERIES; query += Tile.GROUP) {
            math.scores(tile, query);
        }
        for (int query = 0; query < QUERIES; query++) {
            int to = tile.stride - query;
            tile.sums[query] = math.weights(tile, query, Math.min(query, to - 1), to);
        }
        for (int query = 0; query < QUERIES; query += Tile.GROUP) {
            math.values(tile, query);
        }
    }

    /// A tile with random queries over a random pool whose blocks are used backwards.
    private static Tile tile(int headDim, int blocks, Arena arena) {
        Random random = new Random(31L * headDim + blocks);
        KvPool pool = KvPool.allocate(new KvPool.Shape(2, 2, headDim, BLOCK), blocks + 1, arena);
        MemorySegment memory = pool.memory();
        for (long i = 0; i < memory.byteSize() / Float.BYTES; i++) {
            memory.setAtIndex(JAVA_FLOAT, i, random.nextFloat() - 0.5f);
        }
        Tile tile = new Tile(pool);
        tile.queries(QUERIES);
        tile.blocks(IntStream.rangeClosed(0, blocks).map(i -> blocks - i).toArray(), 1, blocks + 1);
        tile.head(pool, 1, 1, QUERIES);
        for (int i = 0; i < tile.queries.length; i++) {
            tile.queries[i] = random.nextFloat() - 0.5f;
        }
        return tile;
    }
}
