package dev.parley.router.generate.sampling;

import dev.parley.api.engine.SamplingParams;

import java.util.OptionalLong;

/// A request's sampling, checked and complete.
///
/// @param params of the first choice
/// @param choices how many texts per prompt, ≥ 1
/// @param text what becomes of the tokens
public record Sampling(SamplingParams params, int choices, TextOptions text) {

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
