package dev.parley.router.generate.serving;

import dev.parley.api.text.SpecialTokens;
import dev.parley.router.generate.schema.Fields;

import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// How a prompt becomes ids and how long it may be.
///
/// @param specials whether BOS and the like are put around it
/// @param truncation how many tokens are kept, and which
/// @param output most tokens of output asked for
public record PromptOptions(SpecialTokens specials, Truncation truncation, OutputBudget output) {

    /// Which part of a prompt is kept.
    ///
    /// @param tokens how many, -1 for as many as fit; empty for all
    /// @param side which end is cut; empty for the tokenizer's
    public record Truncation(OptionalLong tokens, Optional<Side> side) {}

    /// An end of the prompt.
    public enum Side {
        /// The beginning is cut.
        LEFT,
        /// The end is cut.
        RIGHT
    }

    /// Tokens of output asked for.
    ///
    /// @param tokens empty when the client names none
    /// @param field the field that names it
    public record OutputBudget(Optional<BigInteger> tokens, String field) {

        /// As a `long`, the nearest one if it is larger.
        public OptionalLong asLong() {
            if (tokens.isEmpty()) {
                return OptionalLong.empty();
            }
            BigInteger value = tokens.get();
            return OptionalLong.of(
                    value.bitLength() < Long.SIZE
                            ? value.longValueExact()
                            : value.signum() < 0 ? Long.MIN_VALUE : Long.MAX_VALUE);
        }
    }

    /// Reads them.
    ///
    /// @param specials what `add_special_tokens` is when absent
    public static PromptOptions read(Fields fields, SpecialTokens specials, OutputBudget output) {
        boolean keep = fields.flag("add_special_tokens", specials == SpecialTokens.KEEP);
        OptionalLong tokens = fields.whole("truncate_prompt_tokens", -1, Long.MAX_VALUE);
        Optional<Side> side =
                fields.literal("truncation_side", List.of("left", "right"))
                        .map(text -> text.equals("left") ? Side.LEFT : Side.RIGHT);
        return new PromptOptions(
                keep ? SpecialTokens.KEEP : SpecialTokens.SKIP,
                new Truncation(tokens, side),
                output);
    }
}
