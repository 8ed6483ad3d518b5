package dev.parley.core.guard;

import dev.parley.api.reasoning.ReasoningEvent;
import dev.parley.api.reasoning.ReasoningParser;
import dev.parley.api.text.TextChunk;
import dev.parley.api.tool.ToolEvent;
import dev.parley.api.tool.ToolParser;

import java.util.List;

/// Takes all text for content: what stands in for a parser that could not be made.
record PlainText() implements ToolParser {

    @Override
    public List<ToolEvent> push(TextChunk chunk) {
        return chunk.isEmpty() ? List.of() : List.of(new ToolEvent.Content(chunk.text()));
    }

    @Override
    public List<ToolEvent> finish() {
        return List.of();
    }

    /// The same in place of a reasoning parser.
    record Reasoned() implements ReasoningParser {

        @Override
        public List<ReasoningEvent> push(TextChunk chunk) {
            return chunk.isEmpty() ? List.of() : List.of(new ReasoningEvent.Content(chunk));
        }

        @Override
        public List<ReasoningEvent> finish() {
            return List.of();
        }
    }
}
