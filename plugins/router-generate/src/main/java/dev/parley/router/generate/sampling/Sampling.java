package dev.parley.router.generate.sampling;

import dev.parley.api.engine.SamplingParams;
import dev.parley.router.generate.beam.BeamPlan;

import java.util.Optional;
import java.util.OptionalLong;

/// A request's sampling, checked and complete.
///
/// @param params of the first choice
/// @param choices how many texts per prompt, ≥ 1
/// @param text what becomes of the tokens
/// @param beams how to search for the texts; empty where they are sampled
public record Sampling(
        SamplingParams params, int choices, TextOptions text, Optional<BeamPlan> beams) {

    /// The parameters of one choice: each has a seed of its own.
    ///
    /// @param choice from 0 within its prompt
    public SamplingParams paramsOf(int choice) {
        if (choice == 0 || params.seed().isEmpty()) {
            return params;
        }
        return params.toBuilder().seed(OptionalLong.of(params.seed().getAsLong() + choice)).build();
    }
}
