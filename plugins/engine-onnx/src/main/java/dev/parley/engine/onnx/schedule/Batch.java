package dev.parley.engine.onnx.schedule;

import dev.parley.engine.onnx.step.StepPlan;

import java.util.List;

/// One step: what the model runs and whose it is.
///
/// @param plan rows for the model
/// @param shares in the order of the plan's slices
public record Batch<R extends Schedulable>(StepPlan plan, List<Share<R>> shares) {

    /// Whether there is nothing to run.
    public boolean isEmpty() {
        return shares.isEmpty();
    }

    /// One sequence's part of a step.
    ///
    /// @param owner whose it is
    /// @param logitRow first of its logits, index into [StepPlan#logitRows]
    /// @param promptRows how many of its logits are for prompt positions; they come first
    /// @param firstPromptPosition position of the first of them in the sequence
    /// @param sampleRows 1 when another row follows from which the next token is sampled, else 0
    public record Share<R extends Schedulable>(
            R owner, int logitRow, int promptRows, int firstPromptPosition, int sampleRows) {}
}
