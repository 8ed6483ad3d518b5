package dev.parley.testkit.law;

/// Where the text of a reply comes from.
public enum Wording {
    /// All of it stands in the model's text, in that order.
    VERBATIM,
    /// The format adds, decodes or moves text.
    REWRITTEN
}
