package dev.parley.engine.onnx.step;

import dev.parley.api.engine.ModelInfo;

/// A loaded model with its KV pool. Made on the start-up thread, then used by the engine thread only.
public interface ModelExecutor extends AutoCloseable {

    /// Facts about the model.
    ModelInfo model();

    /// KV blocks in the pool; ids run from 0 to this, exclusive.
    int blocks();

    /// Tokens per KV block.
    int blockSize();

    /// Runs the model: stores keys and values of all rows, attends, returns logits.
    ///
    /// @return valid until the next call
    Logits execute(StepPlan plan);

    /// Frees model and pool.
    @Override
    void close();
}
