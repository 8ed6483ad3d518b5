package dev.parley.engine.onnx.ort;

/// ONNX Runtime refused or failed to do something.
public final class OrtException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    OrtException(String message) {
        super(message);
    }
}
