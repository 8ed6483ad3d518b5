package dev.parley.engine.onnx.weights;

import static java.lang.foreign.ValueLayout.JAVA_FLOAT_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_SHORT_UNALIGNED;

import dev.parley.engine.onnx.ort.ElementType;

import java.lang.foreign.MemorySegment;
import java.util.List;

/// A tensor as it lies in its file. Immutable.
///
/// @param type its number format
/// @param shape its dimensions
/// @param data its elements, row-major, little-endian
public record StoredTensor(ElementType type, List<Long> shape, MemorySegment data) {

    /// Copies the list.
    public StoredTensor {
        shape = List.copyOf(shape);
    }

    /// Its elements as float32, for tensors of a few thousand.
    public float[] toFloats() {
        return switch (type) {
            case FLOAT32 -> data.toArray(JAVA_FLOAT_UNALIGNED);
            case FLOAT16 -> widened(Float::float16ToFloat);
            case BFLOAT16 -> widened(bits -> Float.intBitsToFloat(bits << Short.SIZE));
            case INT32 -> throw new IllegalStateException("weights are not whole numbers");
        };
    }

    private interface Widening {

        float of(short bits);
    }

    private float[] widened(Widening widening) {
        short[] stored = data.toArray(JAVA_SHORT_UNALIGNED);
        float[] wide = new float[stored.length];
        for (int i = 0; i < wide.length; i++) {
            wide[i] = widening.of(stored[i]);
        }
        return wide;
    }
}
