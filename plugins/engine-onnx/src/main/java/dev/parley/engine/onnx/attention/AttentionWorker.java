package dev.parley.engine.onnx.attention;

import static java.lang.foreign.ValueLayout.JAVA_FLOAT;

import dev.parley.engine.onnx.step.StepPlan.Slice;

import java.lang.foreign.MemorySegment;
import java.util.Arrays;

/// Does shares of one layer's work. Belongs to one thread at a time.
///
/// Input rows are `[heads + 2 * kvHeads, headDim]`: queries, keys, values. Output rows are
/// `[heads, headDim]`.
final class AttentionWorker {

    private final AttentionShape shape;
    private final KvPool pool;
    private final StepLayout layout;
    private final RopeTable rope;
    private final AttentionMath math;
    private final Tile tile;
    private final int headDim;
    private final float scale;
    private final float[] key;

    AttentionWorker(AttentionShape shape, KvPool pool, StepLayout layout, RopeTable rope) {
        this.shape = shape;
        this.pool = pool;
        this.layout = layout;
        this.rope = rope;
        this.math = AttentionMath.of(pool.shape().blockSize());
        this.tile = new Tile(pool);
        this.headDim = shape.heads().headDim();
        this.scale = (float) (1 / Math.sqrt(headDim));
        this.key = new float[headDim];
    }

    /// Stores keys and values of the rows from `first` to `end`.
    void store(LayerIo io, int first, int end) {
        for (int row = first; row < end; row++) {
            for (int head = 0; head < shape.heads().kvHeads(); head++) {
                storeKey(io, row, head);
                storeValue(io, row, head);
            }
        }
    }

    private void storeKey(LayerIo io, int row, int head) {
        int position = layout.position(row);
        MemorySegment.copy(io.input(), JAVA_FLOAT, io.key(row, head), key, 0, headDim);
        shape.norms().key(io.layer(), key, 0);
        rope.rotate(key, 0, position);
        int blockSize = pool.shape().blockSize();
        long target =
                pool.keys(io.layer(), head)
                        + layout.block(row) * pool.shape().blockStride()
                        + (long) (position % blockSize) * Float.BYTES;
        long step = (long) blockSize * Float.BYTES;
        MemorySegment memory = pool.memory();
        for (int i = 0; i < headDim; i++) {
            memory.set(JAVA_FLOAT, target + i * step, key[i]);
        }
    }

    private void storeValue(LayerIo io, int row, int head) {
        int slot = layout.position(row) % pool.shape().blockSize();
        long bytes = (long) headDim * Float.BYTES;
        long target =
                pool.values(io.layer(), head)
                        + layout.block(row) * pool.shape().blockStride()
                        + slot * bytes;
        MemorySegment.copy(io.input(), io.value(row, head), pool.memory(), target, bytes);
    }

    /// Computes the rows of a tile for the query heads of one key head.
    void attend(LayerIo io, int index, int head) {
        Slice slice = layout.slice(index);
        int start = layout.start(index);
        int rows = layout.tileRows(index);
        int queries = rows * shape.group();
        int padded = (queries + Tile.GROUP - 1) / Tile.GROUP * Tile.GROUP;
        int firstSeen = firstSeen(io.layer(), slice.context() + start);
        int blockSize = pool.shape().blockSize();
        int firstBlock = firstSeen / blockSize;
        int length = slice.context() + start + rows;
        tile.queries(padded);
        tile.blocks(slice.blocks(), firstBlock, (length + blockSize - 1) / blockSize);
        tile.head(pool, io.layer(), head, padded);
        loadQueries(io, slice.firstRow() + start, rows, head);
        Arrays.fill(tile.queries, queries * headDim, padded * headDim, 0);
        for (int query = 0; query < padded; query += Tile.GROUP) {
            math.scores(tile, query);
        }
        weigh(io.layer(), slice.context() + start, rows, firstBlock * blockSize);
        for (int query = 0; query < padded; query += Tile.GROUP) {
            math.values(tile, query);
        }
        writeOutputs(io, slice.firstRow() + start, rows, head);
    }

    /// The first token that a position of a layer sees.
    private int firstSeen(int layer, int position) {
        return Math.max(0, position - shape.windows().get(layer) + 1);
    }

    private void loadQueries(LayerIo io, int firstRow, int rows, int head) {
        int group = shape.group();
        for (int row = 0; row < rows; row++) {
            int position = layout.position(firstRow + row);
            for (int member = 0; member < group; member++) {
                int offset = (row * group + member) * headDim;
                long source = io.query(firstRow + row, head * group + member);
                MemorySegment.copy(io.input(), JAVA_FLOAT, source, tile.queries, offset, headDim);
                shape.norms().query(io.layer(), tile.queries, offset);
                rope.rotate(tile.queries, offset, position);
                for (int i = offset; i < offset + headDim; i++) {
                    tile.queries[i] *= scale;
                }
            }
        }
    }

    /// Turns scores into weights and keeps their sums.
    ///
    /// @param origin position of the first token in the rows of scores
    private void weigh(int layer, int firstPosition, int rows, int origin) {
        int group = shape.group();
        for (int query = 0; query < rows * group; query++) {
            int position = firstPosition + query / group;
            int from = firstSeen(layer, position) - origin;
            tile.sums[query] = math.weights(tile, query, from, position + 1 - origin);
        }
    }

    private void writeOutputs(LayerIo io, int firstRow, int rows, int head) {
        int group = shape.group();
        for (int query = 0; query < rows * group; query++) {
            float factor = 1 / tile.sums[query];
            int offset = query * headDim;
            for (int i = offset; i < offset + headDim; i++) {
                tile.outputs[i] *= factor;
            }
            long target = io.attended(firstRow + query / group, head * group + query % group);
            MemorySegment.copy(tile.outputs, offset, io.output(), JAVA_FLOAT, target, headDim);
        }
    }
}
