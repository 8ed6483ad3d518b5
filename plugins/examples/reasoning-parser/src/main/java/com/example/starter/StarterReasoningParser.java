package com.example.starter;

import dev.parley.api.reasoning.PromptState;
import dev.parley.api.reasoning.ReasoningEvent;
import dev.parley.api.reasoning.ReasoningParser;
import dev.parley.api.text.MarkerScanner;
import dev.parley.api.text.MarkerScanner.Piece;
import dev.parley.api.text.TextChunk;

import java.util.ArrayList;
import java.util.List;

/// Text between the marks is reasoning, everything else content. Marks inside the content are text.
final class StarterReasoningParser implements ReasoningParser {

    private static final int OPENING = 0;

    private final MarkerScanner scanner =
            MarkerScanner.of(
                    List.of(
                            StarterReasoningParserProvider.OPEN,
                            StarterReasoningParserProvider.CLOSE));
    private boolean reasoning;
    private boolean decided;

    StarterReasoningParser(PromptState prompt) {
        reasoning = prompt == PromptState.OPEN;
        decided = prompt != PromptState.UNMARKED;
    }

    /// Whether the text so far ends in reasoning.
    boolean isReasoning() {
        return reasoning;
    }

    @Override
    public List<ReasoningEvent> push(TextChunk chunk) {
        List<ReasoningEvent> events = new ArrayList<>();
        scanner.push(chunk).forEach(piece -> take(piece, events));
        return events;
    }

    @Override
    public List<ReasoningEvent> finish() {
        List<ReasoningEvent> events = new ArrayList<>();
        scanner.finish().forEach(piece -> take(piece, events));
        return events;
    }

    private void take(Piece piece, List<ReasoningEvent> events) {
        boolean opens = piece instanceof Piece.Marker(int index, var _) && index == OPENING;
        boolean closes = piece instanceof Piece.Marker && !opens;
        if (opens && !decided) {
            reasoning = true;
        } else if (closes && reasoning) {
            reasoning = false;
            events.add(new ReasoningEvent.Ended());
        } else if (reasoning) {
            events.add(new ReasoningEvent.Reasoning(piece.chunk().text()));
        } else {
            events.add(new ReasoningEvent.Content(piece.chunk()));
        }
        decided = true;
    }
}
