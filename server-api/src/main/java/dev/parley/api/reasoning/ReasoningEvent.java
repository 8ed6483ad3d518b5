package dev.parley.api.reasoning;

import dev.parley.api.text.TextChunk;

/// What a reasoning parser found in the text pushed so far.
public sealed interface ReasoningEvent {

    /// Reasoning text, in order; never empty.
    record Reasoning(String text) implements ReasoningEvent {}

    /// Reasoning is over: what follows is content.
    record Ended() implements ReasoningEvent {}

    /// Content, with its marks for the tool parser; never empty.
    record Content(TextChunk chunk) implements ReasoningEvent {}
}
