package dev.parley.engine.onnx.attention;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

import java.lang.foreign.MemorySegment;
import java.nio.ByteOrder;
import java.util.Arrays;

/// [AttentionMath] with the Vector API. Scalar twin: [ScalarMath].
///
/// A vector of scores covers neighbouring tokens of a block, a vector of values neighbouring elements of
/// a head. Four queries share each load, two vectors each broadcast: eight independent sums hide the
/// latency of the multiply-add.
final class VectorMath implements AttentionMath {

    private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
    private static final ByteOrder ORDER = ByteOrder.nativeOrder();

    /// Floats per vector.
    static final int LANES = SPECIES.length();

    private static final long VECTOR_BYTES = (long) LANES * Float.BYTES;

    private final float[] lanes = new float[LANES];

    @Override
    public void scores(Tile tile, int query) {
        int perBlock = tile.shape.blockSize() / LANES;
        int vectors = tile.blockCount() * perBlock;
        int vector = 0;
        for (; vector + 1 < vectors; vector += 2) {
            long left = keys(tile, vector, perBlock);
            scorePair(tile, query, vector * LANES, left, keys(tile, vector + 1, perBlock));
        }
        if (vector < vectors) {
            scoreSingle(tile, query, vector * LANES, keys(tile, vector, perBlock));
        }
    }

    private static long keys(Tile tile, int vector, int perBlock) {
        return tile.keys(vector / perBlock) + vector % perBlock * VECTOR_BYTES;
    }

    private static void scorePair(Tile tile, int query, int token, long left, long right) {
        MemorySegment memory = tile.memory;
        float[] q = tile.queries;
        int dim = tile.shape.headDim();
        long step = (long) tile.shape.blockSize() * Float.BYTES;
        int q0 = query * dim;
        int q1 = q0 + dim;
        int q2 = q1 + dim;
        int q3 = q2 + dim;
        var l0 = FloatVector.zero(SPECIES);
        var l1 = l0;
        var l2 = l0;
        var l3 = l0;
        var r0 = l0;
        var r1 = l0;
        var r2 = l0;
        var r3 = l0;
        for (int i = 0; i < dim; i++) {
            var l = FloatVector.fromMemorySegment(SPECIES, memory, left + i * step, ORDER);
            var r = FloatVector.fromMemorySegment(SPECIES, memory, right + i * step, ORDER);
            var b0 = FloatVector.broadcast(SPECIES, q[q0 + i]);
            var b1 = FloatVector.broadcast(SPECIES, q[q1 + i]);
            var b2 = FloatVector.broadcast(SPECIES, q[q2 + i]);
            var b3 = FloatVector.broadcast(SPECIES, q[q3 + i]);
            l0 = l.fma(b0, l0);
            l1 = l.fma(b1, l1);
            l2 = l.fma(b2, l2);
            l3 = l.fma(b3, l3);
            r0 = r.fma(b0, r0);
            r1 = r.fma(b1, r1);
            r2 = r.fma(b2, r2);
            r3 = r.fma(b3, r3);
        }
        int row = query * tile.stride + token;
        l0.intoArray(tile.scores, row);
        r0.intoArray(tile.scores, row + LANES);
        l1.intoArray(tile.scores, row + tile.stride);
        r1.intoArray(tile.scores, row + tile.stride + LANES);
        l2.intoArray(tile.scores, row + 2 * tile.stride);
        r2.intoArray(tile.scores, row + 2 * tile.stride + LANES);
        l3.intoArray(tile.scores, row + 3 * tile.stride);
        r3.intoArray(tile.scores, row + 3 * tile.stride + LANES);
    }

    private static void scoreSingle(Tile tile, int query, int token, long keys) {
        MemorySegment memory = tile.memory;
        float[] q = tile.queries;
        int dim = tile.shape.headDim();
        long step = (long) tile.shape.blockSize() * Float.BYTES;
        int q0 = query * dim;
        var s0 = FloatVector.zero(SPECIES);
        var s1 = s0;
        var s2 = s0;
        var s3 = s0;
        for (int i = 0; i < dim; i++) {
            var k = FloatVector.fromMemorySegment(SPECIES, memory, keys + i * step, ORDER);
            s0 = k.fma(FloatVector.broadcast(SPECIES, q[q0 + i]), s0);
            s1 = k.fma(FloatVector.broadcast(SPECIES, q[q0 + dim + i]), s1);
            s2 = k.fma(FloatVector.broadcast(SPECIES, q[q0 + 2 * dim + i]), s2);
            s3 = k.fma(FloatVector.broadcast(SPECIES, q[q0 + 3 * dim + i]), s3);
        }
        int row = query * tile.stride + token;
        s0.intoArray(tile.scores, row);
        s1.intoArray(tile.scores, row + tile.stride);
        s2.intoArray(tile.scores, row + 2 * tile.stride);
        s3.intoArray(tile.scores, row + 3 * tile.stride);
    }

    @Override
    public float weights(Tile tile, int query, int from, int to) {
        float[] scores = tile.scores;
        int row = query * tile.stride;
        int end = row + tile.stride;
        Arrays.fill(scores, row, row + from, Float.NEGATIVE_INFINITY);
        Arrays.fill(scores, row + to, end, Float.NEGATIVE_INFINITY);
        float best = max(scores, row, end);
        var sums = FloatVector.zero(SPECIES);
        for (int i = row; i < end; i += LANES) {
            var weights = Exponential.of(FloatVector.fromArray(SPECIES, scores, i).sub(best));
            weights.intoArray(scores, i);
            sums = sums.add(weights);
        }
        sums.intoArray(lanes, 0);
        float sum = 0;
        for (float lane : lanes) {
            sum += lane;
        }
        return sum;
    }

    /// Largest of the scores from `start` to `end`, whole vectors.
    private float max(float[] scores, int start, int end) {
        var best = FloatVector.broadcast(SPECIES, Float.NEGATIVE_INFINITY);
        for (int i = start; i < end; i += LANES) {
            best = best.max(FloatVector.fromArray(SPECIES, scores, i));
        }
        best.intoArray(lanes, 0);
        float result = Float.NEGATIVE_INFINITY;
        for (float lane : lanes) {
            result = Math.max(result, lane);
        }
        return result;
    }

    @Override
    public void values(Tile tile, int query) {
        int dim = tile.shape.headDim();
        int element = 0;
        for (; element + 2 * LANES <= dim; element += 2 * LANES) {
            valuePair(tile, query, element);
        }
        for (; element + LANES <= dim; element += LANES) {
            valueSingle(tile, query, element);
        }
        for (; element < dim; element++) {
            for (int q = query; q < query + Tile.GROUP; q++) {
                tile.outputs[q * dim + element] = ScalarMath.value(tile, q, element);
            }
        }
    }

    private static void valuePair(Tile tile, int query, int element) {
        MemorySegment memory = tile.memory;
        float[] p = tile.scores;
        int dim = tile.shape.headDim();
        int blockSize = tile.shape.blockSize();
        long step = (long) dim * Float.BYTES;
        int stride = tile.stride;
        var l0 = FloatVector.zero(SPECIES);
        var l1 = l0;
        var l2 = l0;
        var l3 = l0;
        var r0 = l0;
        var r1 = l0;
        var r2 = l0;
        var r3 = l0;
        for (int block = 0; block < tile.blockCount(); block++) {
            long values = tile.values(block) + (long) element * Float.BYTES;
            int row = query * stride + block * blockSize;
            for (int t = 0; t < blockSize; t++) {
                var l = FloatVector.fromMemorySegment(SPECIES, memory, values + t * step, ORDER);
                var r =
                        FloatVector.fromMemorySegment(
                                SPECIES, memory, values + t * step + VECTOR_BYTES, ORDER);
                var b0 = FloatVector.broadcast(SPECIES, p[row + t]);
                var b1 = FloatVector.broadcast(SPECIES, p[row + stride + t]);
                var b2 = FloatVector.broadcast(SPECIES, p[row + 2 * stride + t]);
                var b3 = FloatVector.broadcast(SPECIES, p[row + 3 * stride + t]);
                l0 = l.fma(b0, l0);
                l1 = l.fma(b1, l1);
                l2 = l.fma(b2, l2);
                l3 = l.fma(b3, l3);
                r0 = r.fma(b0, r0);
                r1 = r.fma(b1, r1);
                r2 = r.fma(b2, r2);
                r3 = r.fma(b3, r3);
            }
        }
        int out = query * dim + element;
        l0.intoArray(tile.outputs, out);
        r0.intoArray(tile.outputs, out + LANES);
        l1.intoArray(tile.outputs, out + dim);
        r1.intoArray(tile.outputs, out + dim + LANES);
        l2.intoArray(tile.outputs, out + 2 * dim);
        r2.intoArray(tile.outputs, out + 2 * dim + LANES);
        l3.intoArray(tile.outputs, out + 3 * dim);
        r3.intoArray(tile.outputs, out + 3 * dim + LANES);
    }

    private static void valueSingle(Tile tile, int query, int element) {
        MemorySegment memory = tile.memory;
        float[] p = tile.scores;
        int dim = tile.shape.headDim();
        int blockSize = tile.shape.blockSize();
        long step = (long) dim * Float.BYTES;
        int stride = tile.stride;
        var s0 = FloatVector.zero(SPECIES);
        var s1 = s0;
        var s2 = s0;
        var s3 = s0;
        for (int block = 0; block < tile.blockCount(); block++) {
            long values = tile.values(block) + (long) element * Float.BYTES;
            int row = query * stride + block * blockSize;
            for (int t = 0; t < blockSize; t++) {
                var v = FloatVector.fromMemorySegment(SPECIES, memory, values + t * step, ORDER);
                s0 = v.fma(FloatVector.broadcast(SPECIES, p[row + t]), s0);
                s1 = v.fma(FloatVector.broadcast(SPECIES, p[row + stride + t]), s1);
                s2 = v.fma(FloatVector.broadcast(SPECIES, p[row + 2 * stride + t]), s2);
                s3 = v.fma(FloatVector.broadcast(SPECIES, p[row + 3 * stride + t]), s3);
            }
        }
        int out = query * dim + element;
        s0.intoArray(tile.outputs, out);
        s1.intoArray(tile.outputs, out + dim);
        s2.intoArray(tile.outputs, out + 2 * dim);
        s3.intoArray(tile.outputs, out + 3 * dim);
    }
}
