package dev.parley.parsers.reasoning.span;

import dev.parley.api.reasoning.ReasoningEvent;
import dev.parley.api.reasoning.ReasoningParser;
import dev.parley.api.reasoning.ReasoningRequest;
import dev.parley.api.text.MarkerScanner;
import dev.parley.api.text.MarkerScanner.Piece;
import dev.parley.api.text.TextChunk;
import dev.parley.parsers.reasoning.span.SpanFormat.Opening;
import dev.parley.parsers.reasoning.span.SpanFormat.Strays;

import java.util.ArrayList;
import java.util.List;

/// Splits one choice's text at the markers of a format. Belongs to the choice's thread.
final class SpanParser implements ReasoningParser {

    private static final int START = 0;
    private static final int END = 1;

    private final SpanFormat format;
    private final MarkerScanner scanner;
    private final StraySpecials specials;
    private Place place;
    private boolean startSeen;
    private boolean ended;
    private int reasoningLength;
    private int preamble;

    /// White space at the start, while a start marker may still follow.
    private TextChunk blank = TextChunk.of("");

    private enum Place {
        UNDECIDED,
        REASONING,
        CONTENT,
        /// Content in which nothing is a marker.
        VERBATIM
    }

    SpanParser(SpanFormat format, ReasoningRequest request) {
        this.format = format;
        this.scanner =
                request.tokenizer()
                        .map(tokenizer -> MarkerScanner.of(format.markers(), tokenizer))
                        .orElseGet(() -> MarkerScanner.of(format.markers()));
        this.specials = StraySpecials.of(format, request);
        this.place = firstPlace(format, request);
    }

    @Override
    public List<ReasoningEvent> push(TextChunk chunk) {
        List<ReasoningEvent> events = new ArrayList<>();
        if (place == Place.VERBATIM) {
            content(chunk, events);
        } else {
            scanner.push(chunk).forEach(piece -> accept(piece, events));
        }
        return events;
    }

    @Override
    public List<ReasoningEvent> finish() {
        List<ReasoningEvent> events = new ArrayList<>();
        scanner.finish().forEach(piece -> accept(piece, events));
        if (place == Place.UNDECIDED) {
            content(blank, events);
        }
        return events;
    }

    @Override
    public int preamble() {
        return preamble;
    }

    /// Whether everything is content and nothing a marker.
    boolean isVerbatim() {
        return place == Place.VERBATIM;
    }

    private static Place firstPlace(SpanFormat format, ReasoningRequest request) {
        boolean off =
                format.switches().stream()
                        .anyMatch(
                                name -> {
                                    var argument = request.templateArguments().get(name);
                                    return argument != null
                                            && argument.isBoolean()
                                            && !argument.booleanValue();
                                });
        return switch (request.prompt()) {
            case OPEN -> Place.REASONING;
            case CLOSED -> Place.VERBATIM;
            case UNMARKED ->
                    off
                            ? Place.VERBATIM
                            : format.opening() == Opening.MARKED
                                    ? Place.UNDECIDED
                                    : Place.REASONING;
        };
    }

    /// Takes a piece of the text cut at the format's markers.
    void accept(Piece piece, List<ReasoningEvent> events) {
        switch (piece) {
            case Piece.Text(TextChunk text) -> text(specials.leaveOut(text), events);
            case Piece.Marker(int index, TextChunk marker) -> {
                switch (index) {
                    case START -> start(marker, events);
                    case END -> end(marker, events);
                    default -> call(marker, events);
                }
            }
        }
    }

    private void text(TextChunk text, List<ReasoningEvent> events) {
        switch (place) {
            case REASONING -> reasoning(text, events);
            case CONTENT, VERBATIM -> content(text, events);
            case UNDECIDED -> {
                blank = blank.plus(text);
                if (!blank.text().isBlank()) {
                    place = Place.CONTENT;
                    content(blank, events);
                }
            }
        }
    }

    private void start(TextChunk marker, List<ReasoningEvent> events) {
        boolean opens =
                place == Place.UNDECIDED
                        || (place == Place.REASONING
                                && (!startSeen || format.strays() == Strays.LEFT_OUT));
        if (!opens) {
            text(marker, events);
            return;
        }
        if (!startSeen && format.opening() == Opening.IMPLIED_UNTIL_MARKED) {
            preamble = reasoningLength;
        }
        startSeen = true;
        place = Place.REASONING;
    }

    private void end(TextChunk marker, List<ReasoningEvent> events) {
        if (place == Place.REASONING) {
            leaveReasoning(events);
        } else if (format.strays() == Strays.TEXT) {
            text(marker, events);
        }
    }

    private void call(TextChunk marker, List<ReasoningEvent> events) {
        if (place == Place.REASONING) {
            leaveReasoning(events);
        }
        text(marker, events);
    }

    private void leaveReasoning(List<ReasoningEvent> events) {
        place = Place.CONTENT;
        announceEnd(events);
    }

    private void announceEnd(List<ReasoningEvent> events) {
        if (!ended) {
            ended = true;
            events.add(new ReasoningEvent.Ended());
        }
    }

    private void reasoning(TextChunk text, List<ReasoningEvent> events) {
        if (!text.isEmpty()) {
            reasoningLength += text.text().length();
            events.add(new ReasoningEvent.Reasoning(text.text()));
        }
    }

    private void content(TextChunk text, List<ReasoningEvent> events) {
        if (!text.isEmpty()) {
            announceEnd(events);
            events.add(new ReasoningEvent.Content(text));
        }
    }
}
