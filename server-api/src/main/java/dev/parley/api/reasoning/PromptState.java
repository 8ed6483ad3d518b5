package dev.parley.api.reasoning;

/// What the prompt says about reasoning.
public enum PromptState {
    /// The template opened a reasoning block.
    OPEN,
    /// The template wrote a finished block, so that none follows.
    CLOSED,
    /// Neither.
    UNMARKED
}
