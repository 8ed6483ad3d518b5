package dev.parley.engine.onnx.step;

/// Logits of one step, `[logitRows, vocabulary]`, float32.
public interface Logits {

    /// Copies one row.
    ///
    /// @param row index into [StepPlan#logitRows]
    /// @param target at least vocabulary size long
    void copyRow(int row, float[] target);
}
