package dev.parley.api.structured;

/// A constraint ready for use. Immutable, safe on any thread.
public interface CompiledConstraint {

    /// A new matcher at the start of the text.
    TokenMatcher matcher();
}
