package dev.parley.engine.onnx.attention;

import java.lang.foreign.MemorySegment;

/// Working memory of one worker: some queries that share a key head, and their scores.
///
/// Queries come in groups of [#GROUP]; the last group is filled up with zeros. Belongs to one thread at
/// a time.
final class Tile {

    /// Queries that kernels take at once.
    static final int GROUP = 4;

    private final long blockStride;

    /// Shape of the pool.
    final KvPool.Shape shape;

    /// The pool's memory.
    final MemorySegment memory;

    /// `[count, headDim]`, rotated and scaled.
    float[] queries = {};

    /// `[count, stride]`: scores, then weights, of the tokens from block `firstBlock` on.
    float[] scores = {};

    /// `[count, headDim]`: weighted sums of values.
    float[] outputs = {};

    /// `[count]`: sums of the weights.
    float[] sums = {};

    /// Tokens covered by a row of scores; a multiple of the block size.
    int stride;

    private int[] blocks = {};
    private int firstBlock;
    private int endBlock;
    private long keys;
    private long values;

    Tile(KvPool pool) {
        this.shape = pool.shape();
        this.memory = pool.memory();
        this.blockStride = shape.blockStride();
    }

    /// Makes room for some queries.
    ///
    /// @param count how many, with filling
    void queries(int count) {
        if (queries.length < count * shape.headDim()) {
            queries = new float[count * shape.headDim()];
            outputs = new float[count * shape.headDim()];
            sums = new float[count];
        }
    }

    /// Points at the keys and values of one head.
    ///
    /// @param sequence the sequence's block ids
    /// @param first index of the first block that counts
    /// @param end index after the last one
    void blocks(int[] sequence, int first, int end) {
        blocks = sequence;
        firstBlock = first;
        endBlock = end;
        stride = (end - first) * shape.blockSize();
    }

    /// Points at a head of a layer and makes room for scores.
    void head(KvPool pool, int layer, int head, int count) {
        keys = pool.keys(layer, head);
        values = pool.values(layer, head);
        if (scores.length < count * stride) {
            scores = new float[Math.max(count * stride, 2 * scores.length)];
        }
    }

    /// How many blocks count.
    int blockCount() {
        return endBlock - firstBlock;
    }

    /// Byte offset of a block's keys `[headDim, blockSize]`.
    ///
    /// @param block from 0 to [#blockCount()]
    long keys(int block) {
        return keys + blocks[firstBlock + block] * blockStride;
    }

    /// Byte offset of a block's values `[blockSize, headDim]`.
    ///
    /// @param block from 0 to [#blockCount()]
    long values(int block) {
        return values + blocks[firstBlock + block] * blockStride;
    }
}
