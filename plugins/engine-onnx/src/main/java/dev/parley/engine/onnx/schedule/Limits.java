package dev.parley.engine.onnx.schedule;

import dev.parley.api.engine.EngineOptions.Policy;

/// How large a step may be.
///
/// @param tokens rows of one step, ≥ 1
/// @param sequences that run at once, ≥ 1
/// @param chunk most rows of one sequence, ≥ 1
/// @param policy who runs first
public record Limits(int tokens, int sequences, int chunk, Policy policy) {

    /// A step has at least one row for each running sequence.
    public Limits {
        sequences = Math.min(sequences, tokens);
    }
}
