package dev.parley.api.text;

/// What happens to special tokens: added around a text or kept in it, or not.
public enum SpecialTokens {
    /// Encoding adds them, decoding shows them.
    KEEP,
    /// Encoding adds none, decoding leaves them out.
    SKIP
}
