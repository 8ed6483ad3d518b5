package dev.parley.engine.onnx.weights;

import static java.lang.foreign.ValueLayout.JAVA_FLOAT;
import static java.lang.foreign.ValueLayout.JAVA_SHORT_UNALIGNED;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteOrder;
import java.util.List;

/// A tensor as it lies in its file. Immutable.
///
/// @param type its number format
/// @param shape its dimensions
/// @param data its elements, row-major, little-endian
public record StoredTensor(StoredType type, List<Long> shape, MemorySegment data) {

    private static final int CHUNK = 8192;

    /// Copies the list.
    public StoredTensor {
        shape = List.copyOf(shape);
    }

    /// How many elements it has.
    public long elements() {
        return data.byteSize() / type.size();
    }

    /// Whether `data` can be used as float32 as it is.
    public boolean isPlain() {
        return type == StoredType.F32
                && data.address() % Float.BYTES == 0
                && ByteOrder.nativeOrder() == ByteOrder.LITTLE_ENDIAN;
    }

    /// Writes some elements as float32.
    ///
    /// @param first the first element
    /// @param target as many floats as are wanted
    public void toFloats(long first, MemorySegment target) {
        long count = target.byteSize() / Float.BYTES;
        switch (type) {
            case F32 -> MemorySegment.copy(data, first * Float.BYTES, target, 0, target.byteSize());
            case F16 -> widen(first, count, target, HalfFloats::widenFloat16);
            case BF16 -> widen(first, count, target, HalfFloats::widenBfloat16);
        }
    }

    /// Writes all elements as float32.
    ///
    /// @param target as long as the tensor
    public void toFloats(float[] target) {
        try (Arena call = Arena.ofConfined()) {
            MemorySegment wide = call.allocate(JAVA_FLOAT, target.length);
            toFloats(0, wide);
            MemorySegment.copy(wide, JAVA_FLOAT, 0, target, 0, target.length);
        }
    }

    private interface Widening {

        void apply(short[] source, float[] target, int length);
    }

    private void widen(long first, long count, MemorySegment target, Widening widening) {
        short[] stored = new short[CHUNK];
        float[] wide = new float[CHUNK];
        for (long done = 0; done < count; done += CHUNK) {
            int length = (int) Math.min(CHUNK, count - done);
            MemorySegment.copy(data, JAVA_SHORT_UNALIGNED, (first + done) * Short.BYTES, stored, 0, length);
            widening.apply(stored, wide, length);
            MemorySegment.copy(wide, 0, target, JAVA_FLOAT, done * Float.BYTES, length);
        }
    }
}
