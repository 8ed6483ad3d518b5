package dev.parley.parsers.reasoning.append;

import dev.parley.api.reasoning.ReasoningEvent;
import dev.parley.api.reasoning.ReasoningParser;
import dev.parley.api.text.TextChunk;

import java.util.List;

/// Puts the marker that the prompt holds in front of the text. Belongs to the choice's thread.
final class AppendThinkParser implements ReasoningParser {

    private boolean started;

    @Override
    public List<ReasoningEvent> push(TextChunk chunk) {
        if (chunk.isEmpty()) {
            return List.of();
        }
        ReasoningEvent content = new ReasoningEvent.Content(chunk);
        if (started) {
            return List.of(content);
        }
        started = true;
        return List.of(
                new ReasoningEvent.Ended(), new ReasoningEvent.Content(marker(chunk)), content);
    }

    @Override
    public List<ReasoningEvent> finish() {
        return started
                ? List.of()
                : List.of(
                        new ReasoningEvent.Ended(),
                        new ReasoningEvent.Content(TextChunk.of("<think>")));
    }

    /// The marker, marked as the text after it is: it is no token of the model.
    private static TextChunk marker(TextChunk next) {
        return next.isTokenised() ? TextChunk.ofModel("<think>") : TextChunk.of("<think>");
    }
}
