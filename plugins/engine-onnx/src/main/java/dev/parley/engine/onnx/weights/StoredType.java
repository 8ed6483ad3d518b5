package dev.parley.engine.onnx.weights;

import dev.parley.api.StartupFailure;

/// Number formats of stored weights.
enum StoredType {
    F32(4),
    F16(2),
    BF16(2);

    private final int size;

    StoredType(int size) {
        this.size = size;
    }

    /// Bytes per element.
    int size() {
        return size;
    }

    /// The format that a safetensors header names.
    static StoredType of(String name, String tensor) {
        return switch (name) {
            case "F32" -> F32;
            case "F16" -> F16;
            case "BF16" -> BF16;
            default -> throw new StartupFailure(
                    "Tensor '%s' is stored as %s, which is not supported. Supported: F32, F16, BF16."
                            .formatted(tensor, name));
        };
    }
}
