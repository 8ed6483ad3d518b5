package dev.parley.structured.json;

/// How much blank space a JSON text may have between its parts.
public enum Whitespace {

    /// Any.
    FREE,

    /// None.
    NONE
}
