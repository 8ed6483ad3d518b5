package dev.parley.router.generate.sampling;

import dev.parley.router.generate.schema.Fields;

/// How a request wants its texts found.
public sealed interface SearchWish {

    /// Token by token.
    record Sampled() implements SearchWish {}

    /// By beam search, as wide as the number of choices.
    ///
    /// @param lengthPenalty exponent of the length in the ranking
    record Beams(double lengthPenalty) implements SearchWish {}

    /// Reads `use_beam_search` and `length_penalty`.
    static SearchWish read(Fields fields) {
        double penalty = fields.number("length_penalty", 1);
        return fields.flag("use_beam_search", false) ? new Beams(penalty) : new Sampled();
    }
}
