package dev.parley.api.text;

/// How generated ids become text.
///
/// @param specials whether special tokens appear
/// @param spacing what stands between adjacent added tokens
public record DetokenizerOptions(SpecialTokens specials, Spacing spacing) {

    /// Between adjacent added tokens.
    public enum Spacing {
        /// A space (the default of vLLM).
        SPACED,
        /// Nothing.
        TIGHT
    }
}
