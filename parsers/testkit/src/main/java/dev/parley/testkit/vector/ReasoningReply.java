package dev.parley.testkit.vector;

import dev.parley.api.reasoning.ReasoningEvent;
import dev.parley.api.reasoning.ReasoningParser;
import dev.parley.api.text.TextChunk;

import java.util.ArrayList;
import java.util.List;

/// What a client sees of a reasoning parser's work.
///
/// @param reasoning all of it, as a stream sends it
/// @param content all of it
/// @param ended whether reasoning came to its end
/// @param preamble how many characters of the reasoning a complete reply leaves out
public record ReasoningReply(String reasoning, String content, boolean ended, int preamble) {

    /// Feeds a parser.
    public static ReasoningReply of(ReasoningParser parser, Cut cut) {
        return of(events(parser, cut), parser);
    }

    /// Feeds a parser.
    ///
    /// @return all its events
    public static List<ReasoningEvent> events(ReasoningParser parser, Cut cut) {
        List<ReasoningEvent> events = new ArrayList<>();
        cut.pieces().forEach(piece -> events.addAll(parser.push(TextChunk.of(piece))));
        events.addAll(parser.finish());
        return events;
    }

    /// The reply that events make.
    ///
    /// @param parser has finished
    static ReasoningReply of(List<ReasoningEvent> events, ReasoningParser parser) {
        StringBuilder reasoning = new StringBuilder();
        StringBuilder content = new StringBuilder();
        boolean ended = false;
        for (ReasoningEvent event : events) {
            switch (event) {
                case ReasoningEvent.Reasoning(String text) -> reasoning.append(text);
                case ReasoningEvent.Content(TextChunk chunk) -> content.append(chunk.text());
                case ReasoningEvent.Ended() -> ended = true;
            }
        }
        return new ReasoningReply(
                reasoning.toString(), content.toString(), ended, parser.preamble());
    }

    /// The reasoning that a client gets.
    public String reasoning(Mode mode) {
        return mode == Mode.COMPLETE ? reasoning.substring(preamble) : reasoning;
    }
}
