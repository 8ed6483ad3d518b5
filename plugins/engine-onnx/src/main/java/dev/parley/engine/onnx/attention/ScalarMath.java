package dev.parley.engine.onnx.attention;

import static java.lang.foreign.ValueLayout.JAVA_FLOAT;

/// [AttentionMath] in plain loops: the twin of [VectorMath], and its stand-in for blocks smaller than
/// a vector.
final class ScalarMath implements AttentionMath {

    @Override
    public void scores(Tile tile, int query) {
        int blockSize = tile.shape.blockSize();
        for (int block = 0; block < tile.blockCount(); block++) {
            for (int token = 0; token < blockSize; token++) {
                for (int q = query; q < query + Tile.GROUP; q++) {
                    tile.scores[q * tile.stride + block * blockSize + token] =
                            score(tile, q, block, token);
                }
            }
        }
    }

    private static float score(Tile tile, int query, int block, int token) {
        int headDim = tile.shape.headDim();
        long key = tile.keys(block) + (long) token * Float.BYTES;
        long step = (long) tile.shape.blockSize() * Float.BYTES;
        float score = 0;
        for (int i = 0; i < headDim; i++) {
            score =
                    Math.fma(
                            tile.memory.get(JAVA_FLOAT, key + i * step),
                            tile.queries[query * headDim + i],
                            score);
        }
        return score;
    }

    @Override
    public float weights(Tile tile, int query, int from, int to) {
        int row = query * tile.stride;
        float best = Float.NEGATIVE_INFINITY;
        for (int i = row + from; i < row + to; i++) {
            best = Math.max(best, tile.scores[i]);
        }
        float sum = 0;
        for (int i = row; i < row + tile.stride; i++) {
            boolean seen = i >= row + from && i < row + to;
            tile.scores[i] = seen ? Exponential.of(tile.scores[i] - best) : 0;
            sum += tile.scores[i];
        }
        return sum;
    }

    @Override
    public void values(Tile tile, int query) {
        for (int q = query; q < query + Tile.GROUP; q++) {
            for (int i = 0; i < tile.shape.headDim(); i++) {
                tile.outputs[q * tile.shape.headDim() + i] = value(tile, q, i);
            }
        }
    }

    /// One element of a query's output.
    static float value(Tile tile, int query, int element) {
        int blockSize = tile.shape.blockSize();
        long step = (long) tile.shape.headDim() * Float.BYTES;
        float sum = 0;
        for (int block = 0; block < tile.blockCount(); block++) {
            long value = tile.values(block) + (long) element * Float.BYTES;
            int row = query * tile.stride + block * blockSize;
            for (int token = 0; token < blockSize; token++) {
                sum =
                        Math.fma(
                                tile.memory.get(JAVA_FLOAT, value + token * step),
                                tile.scores[row + token],
                                sum);
            }
        }
        return sum;
    }
}
