package dev.parley.parsers.reasoning.span;

import dev.parley.api.reasoning.ReasoningRequest;
import dev.parley.api.text.TextChunk;
import dev.parley.parsers.reasoning.span.SpanFormat.Swap;

import tools.jackson.databind.JsonNode;

/// Remembers the reasoning where a reply without content must show it as content. Belongs to its
/// parser.
final class ReasoningSwap {

    private final Swap kind;
    private final StringBuilder thoughts = new StringBuilder();

    private ReasoningSwap(Swap kind) {
        this.kind = kind;
    }

    /// What the format does, if the request asks for content in any case.
    static ReasoningSwap of(SpanFormat format, ReasoningRequest request) {
        JsonNode forced = request.templateArguments().path("force_nonempty_content");
        boolean asked = forced.isBoolean() && forced.booleanValue();
        return new ReasoningSwap(asked ? format.swap() : Swap.NEVER);
    }

    /// Whether white space is no content.
    boolean mayTakeBlank() {
        return kind == Swap.WITH_BLANK_CONTENT;
    }

    void add(String reasoning) {
        if (kind != Swap.NEVER) {
            thoughts.append(reasoning);
        }
    }

    /// Whether the reasoning becomes content, at the end of the text.
    boolean isDue(boolean contentSeen) {
        return !contentSeen && !thoughts.isEmpty();
    }

    /// The reasoning.
    TextChunk thoughts() {
        return TextChunk.of(thoughts.toString());
    }
}
