package dev.parley.engine.onnx.ort;

/// Element types of tensors that the engine exchanges with ONNX Runtime.
public enum ElementType {
    /// 32-bit floating point.
    FLOAT32(1),
    /// 32-bit signed integer.
    INT32(6);

    private final int code;

    ElementType(int code) {
        this.code = code;
    }

    /// The number ONNX gives it, in graphs and in the C API.
    public int code() {
        return code;
    }

    /// Bytes per element.
    public int size() {
        return Integer.BYTES;
    }
}
