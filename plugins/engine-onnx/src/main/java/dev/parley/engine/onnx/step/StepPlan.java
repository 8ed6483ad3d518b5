package dev.parley.engine.onnx.step;

import java.util.List;

/// What one run of the model computes: prompt chunks and single decode tokens of several sequences,
/// packed without padding.
///
/// @param tokens `[rows]` token ids
/// @param positions `[rows]` position of each row in its sequence, from 0
/// @param slices the rows of each sequence, in row order, covering all rows
/// @param logitRows `[n]` ascending rows whose logits are wanted
public record StepPlan(int[] tokens, int[] positions, List<Slice> slices, int[] logitRows) {

    /// The rows of one sequence.
    ///
    /// @param firstRow index into `tokens`
    /// @param rows how many, ≥ 1
    /// @param context tokens of the sequence whose keys and values are in the KV pool already;
    ///     also the position of the first row
    /// @param blocks KV block ids of the sequence in order, enough for `context + rows` tokens; only
    ///     the first `ceil((context + rows) / blockSize)` entries count
    public record Slice(int firstRow, int rows, int context, int[] blocks) {}
}
