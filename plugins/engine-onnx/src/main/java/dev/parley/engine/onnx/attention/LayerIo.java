package dev.parley.engine.onnx.attention;

import dev.parley.engine.onnx.weights.ModelConfig.Attention;

import java.lang.foreign.MemorySegment;

/// What one layer's attention reads and writes, and where in it heads are.
///
/// @param heads heads and their size
/// @param layer index of the layer
/// @param input rows of queries, keys and values
/// @param output rows of attended values
record LayerIo(Attention heads, int layer, MemorySegment input, MemorySegment output) {

    /// Byte offset of a query in the input.
    long query(int row, int head) {
        return ((long) row * heads.packedWidth() + (long) head * heads.headDim()) * Float.BYTES;
    }

    /// Byte offset of a key in the input.
    long key(int row, int head) {
        return query(row, heads.heads() + head);
    }

    /// Byte offset of a value in the input.
    long value(int row, int head) {
        return query(row, heads.heads() + heads.kvHeads() + head);
    }

    /// Byte offset of an attended value in the output.
    long attended(int row, int head) {
        return ((long) row * heads.queryWidth() + (long) head * heads.headDim()) * Float.BYTES;
    }
}
