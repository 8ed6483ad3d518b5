package dev.parley.engine.onnx.weights;

/// Widens 16-bit floating point to 32 bits, exactly. Plain loops that the compiler turns into vector
/// conversions.
final class HalfFloats {

    private HalfFloats() {}

    /// IEEE half precision.
    static void widenFloat16(short[] source, float[] target, int length) {
        for (int i = 0; i < length; i++) {
            target[i] = Float.float16ToFloat(source[i]);
        }
    }

    /// The upper half of a float.
    static void widenBfloat16(short[] source, float[] target, int length) {
        for (int i = 0; i < length; i++) {
            target[i] = Float.intBitsToFloat(source[i] << Short.SIZE);
        }
    }
}
