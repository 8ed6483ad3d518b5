package dev.parley.engine.onnx.schedule;

/// Something that owns a sequence to be computed.
public interface Schedulable {

    /// The sequence; always the same.
    Sequence sequence();
}
