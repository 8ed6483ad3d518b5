package dev.parley.engine.onnx.ort;

/// Element types of tensors that the engine exchanges with ONNX Runtime.
public enum ElementType {
    /// 32-bit floating point.
    FLOAT32(1, 4),
    /// 32-bit signed integer.
    INT32(6, 4),
    /// IEEE half precision.
    FLOAT16(10, 2),
    /// The upper half of a 32-bit floating-point number.
    BFLOAT16(16, 2);

    private final int code;
    private final int size;

    ElementType(int code, int size) {
        this.code = code;
        this.size = size;
    }

    /// The number ONNX gives it, in graphs and in the C API.
    public int code() {
        return code;
    }

    /// Bytes per element.
    public int size() {
        return size;
    }
}
