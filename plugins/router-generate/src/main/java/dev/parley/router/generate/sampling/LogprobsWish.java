package dev.parley.router.generate.sampling;

import java.util.OptionalLong;

/// Which log-probabilities of output tokens a client wants.
public sealed interface LogprobsWish {

    /// None.
    record None() implements LogprobsWish {}

    /// The token's own and the best others.
    ///
    /// @param count how many; -1 for the whole vocabulary
    record Top(long count) implements LogprobsWish {}

    /// The token's own and those of the ids in `logprob_token_ids`.
    record Given() implements LogprobsWish {}

    /// The wish behind a count and a list of ids.
    ///
    /// @param count absent when no log-probabilities are wanted
    /// @param fields hold the ids
    static LogprobsWish of(OptionalLong count, SamplingFields fields) {
        if (count.isEmpty()) {
            return new None();
        }
        return fields.scoring().logprobTokenIds().isEmpty()
                ? new Top(count.getAsLong())
                : new Given();
    }
}
