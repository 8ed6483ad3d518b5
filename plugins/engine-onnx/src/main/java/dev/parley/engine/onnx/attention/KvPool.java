package dev.parley.engine.onnx.attention;

import dev.parley.engine.onnx.ort.NativeMemory;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/// Keys and values of all sequences, float32, in blocks of some tokens.
///
/// Per layer, keys are `[block, kvHead, headDim, blockSize]`: transposed inside a block, so that the
/// scores of neighbouring tokens lie side by side. Values are `[block, kvHead, blockSize, headDim]`.
/// All zero at first. Blocks are the scheduler's to hand out.
public final class KvPool {

    private final Shape shape;
    private final int blocks;
    private final MemorySegment memory;

    /// What a pool stores.
    ///
    /// @param layers of the model
    /// @param kvHeads per layer
    /// @param headDim elements per head
    /// @param blockSize tokens per block
    public record Shape(int layers, int kvHeads, int headDim, int blockSize) {

        /// Bytes that one block takes in all layers.
        public long blockBytes() {
            return 2L * layers * blockStride();
        }

        long headStride() {
            return (long) headDim * blockSize * Float.BYTES;
        }

        long blockStride() {
            return kvHeads * headStride();
        }
    }

    private KvPool(Shape shape, int blocks, MemorySegment memory) {
        this.shape = shape;
        this.blocks = blocks;
        this.memory = memory;
    }

    /// Reserves a pool.
    ///
    /// @param owner shared arena that frees it
    public static KvPool allocate(Shape shape, int blocks, Arena owner) {
        return new KvPool(shape, blocks, NativeMemory.zeroed(shape.blockBytes() * blocks, owner));
    }

    /// What it stores.
    public Shape shape() {
        return shape;
    }

    /// How many blocks there are.
    public int blocks() {
        return blocks;
    }

    MemorySegment memory() {
        return memory;
    }

    /// Where a head's keys of block 0 are; blocks follow at [Shape#blockStride()].
    long keys(int layer, int head) {
        return 2L * layer * blocks * shape.blockStride() + head * shape.headStride();
    }

    /// Where a head's values of block 0 are; blocks follow at [Shape#blockStride()].
    long values(int layer, int head) {
        return keys(layer, head) + blocks * shape.blockStride();
    }
}
