package dev.parley.parsers.reasoning.span;

import dev.parley.api.reasoning.PromptState;
import dev.parley.api.reasoning.ReasoningEvent;
import dev.parley.api.reasoning.ReasoningParser;
import dev.parley.api.reasoning.ReasoningRequest;
import dev.parley.api.text.MarkerScanner;
import dev.parley.api.text.MarkerScanner.Piece;
import dev.parley.api.text.TextChunk;
import dev.parley.parsers.reasoning.span.SpanFormat.Opening;
import dev.parley.parsers.reasoning.span.SpanFormat.Role;
import dev.parley.parsers.reasoning.span.SpanFormat.Strays;
import dev.parley.parsers.reasoning.span.SpanFormat.Trim;

import java.util.ArrayList;
import java.util.List;

/// Splits one choice's text at the markers of a format. Belongs to the choice's thread.
public final class SpanParser implements ReasoningParser {

    private final SpanFormat format;
    private final List<Role> roles;
    private final MarkerScanner scanner;
    private final StraySpecials specials;
    private final ReasoningTail tail;
    private final ContentHead head;
    private final ReasoningSwap swap;
    private final Opening opening;
    private final boolean openedByPrompt;
    private Place place;
    private boolean startSeen;
    private boolean begun;
    private boolean ended;
    private boolean pastEnd;
    private boolean contentSeen;
    private int reasoningLength;
    private int preamble;

    /// White space at the start, while a start marker may still follow.
    private final List<TextChunk> blank = new ArrayList<>();

    private enum Place {
        UNDECIDED,
        REASONING,
        CONTENT,
        /// Content in which nothing is a marker.
        VERBATIM
    }

    public SpanParser(SpanFormat format, ReasoningRequest request) {
        this.format = format;
        this.roles = format.roles();
        this.scanner =
                request.tokenizer()
                        .map(tokenizer -> MarkerScanner.of(format.markers(), tokenizer))
                        .orElseGet(() -> MarkerScanner.of(format.markers()));
        this.specials = StraySpecials.of(format, request);
        this.swap = ReasoningSwap.of(format, request);
        this.tail = new ReasoningTail(format);
        this.head = new ContentHead(format, swap.mayTakeBlank());
        boolean off = !format.thinking().isOn(request.templateArguments());
        this.opening =
                off && format.off() == SpanFormat.Off.CONTENT_FIRST
                        ? Opening.ANYWHERE
                        : format.opening();
        this.openedByPrompt = request.prompt() == PromptState.OPEN;
        this.place =
                off
                        ? placeWhenOff(format, request.prompt())
                        : placeWhenOn(format, request.prompt());
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
        scanner.finish().stream()
                .filter(piece -> !isDebris(piece))
                .forEach(piece -> accept(piece, events));
        if (place == Place.UNDECIDED) {
            blank.forEach(text -> content(text, events));
        }
        if (place == Place.REASONING && !dropsTail()) {
            emitReasoning(tail.release(), events);
        }
        List<TextChunk> rest = head.finish();
        if (swap.isDue(contentSeen)) {
            preamble = reasoningLength;
            rest.forEach(text -> events.add(new ReasoningEvent.Reasoning(text.text())));
            emitContent(swap.thoughts(), events);
        } else {
            rest.forEach(text -> emitContent(text, events));
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

    /// Whether a marker has ended reasoning, or stood where none was.
    boolean isPastEnd() {
        return pastEnd;
    }

    /// Whether the text so far ended in reasoning.
    boolean isReasoning() {
        return place == Place.REASONING;
    }

    private static Place placeWhenOff(SpanFormat format, PromptState prompt) {
        return switch (format.off()) {
            case IDENTITY -> Place.VERBATIM;
            case IDENTITY_UNLESS_OPEN ->
                    prompt == PromptState.OPEN ? Place.REASONING : Place.VERBATIM;
            case CONTENT_FIRST -> prompt == PromptState.CLOSED ? Place.VERBATIM : Place.CONTENT;
        };
    }

    private static Place placeWhenOn(SpanFormat format, PromptState prompt) {
        return switch (prompt) {
            case OPEN -> Place.REASONING;
            case CLOSED -> format.opening() == Opening.ANYWHERE ? Place.CONTENT : Place.VERBATIM;
            case UNMARKED ->
                    switch (format.opening()) {
                        case IMPLIED, REPEATED, IMPLIED_UNTIL_MARKED, UNMARKED, LEADING ->
                                Place.REASONING;
                        case MARKED -> Place.UNDECIDED;
                        case ANYWHERE -> Place.CONTENT;
                    };
        };
    }

    /// Whether held-back text is the start of a marker that was cut off where markers matter.
    private boolean isDebris(Piece piece) {
        boolean markersMatter = place != Place.CONTENT || format.strays() == Strays.LEFT_OUT;
        return markersMatter
                && !format.debris().isEmpty()
                && piece.chunk().text().startsWith(format.debris());
    }

    /// Takes a piece of the text cut at the format's markers.
    void accept(Piece piece, List<ReasoningEvent> events) {
        take(piece, events);
        begun = true;
    }

    private void take(Piece piece, List<ReasoningEvent> events) {
        switch (piece) {
            case Piece.Text(TextChunk text) -> text(specials.leaveOut(text), events);
            case Piece.Marker(int index, TextChunk marker) -> {
                switch (roles.get(index)) {
                    case START -> start(marker, events);
                    case END -> end(marker, events);
                    case CALL -> call(marker, events);
                    case ANSWER -> answer(marker, events);
                    case ANSWERED -> answered(marker, events);
                }
            }
        }
    }

    private void text(TextChunk text, List<ReasoningEvent> events) {
        switch (place) {
            case REASONING -> emitReasoning(tail.take(head(text.text())), events);
            case CONTENT, VERBATIM -> content(text, events);
            case UNDECIDED -> {
                blank.add(text);
                if (!text.text().isBlank()) {
                    place = Place.CONTENT;
                    blank.forEach(part -> content(part, events));
                }
            }
        }
    }

    private String head(String text) {
        return format.trim() == Trim.AROUND && reasoningLength == 0 && tail.isEmpty()
                ? text.replaceFirst("^\n+", "")
                : text;
    }

    private void start(TextChunk marker, List<ReasoningEvent> events) {
        if (!opens()) {
            text(marker, events);
            return;
        }
        if (!startSeen && opening == Opening.IMPLIED_UNTIL_MARKED) {
            emitReasoning(tail.release(), events);
            preamble = reasoningLength;
        }
        startSeen = true;
        place = Place.REASONING;
    }

    private boolean opens() {
        boolean more = !startSeen || format.strays() == Strays.LEFT_OUT;
        return switch (place) {
            case UNDECIDED -> true;
            case REASONING ->
                    more && opening != Opening.UNMARKED && (opening != Opening.LEADING || !begun);
            case CONTENT -> more && (opening == Opening.ANYWHERE || opening == Opening.REPEATED);
            case VERBATIM -> false;
        };
    }

    private void end(TextChunk marker, List<ReasoningEvent> events) {
        pastEnd = true;
        boolean leads = opening == Opening.ANYWHERE && !startSeen && !contentSeen;
        if (place == Place.REASONING) {
            leaveReasoning(dropsTail(), events);
        } else if (format.strays() == Strays.TEXT && !leads) {
            text(marker, events);
        }
    }

    private void call(TextChunk marker, List<ReasoningEvent> events) {
        if (place == Place.REASONING) {
            leaveReasoning(dropsTail(), events);
        }
        text(marker, events);
    }

    private void answer(TextChunk marker, List<ReasoningEvent> events) {
        boolean noThought =
                place == Place.REASONING && !openedByPrompt && !startSeen && reasoningLength == 0;
        if (noThought) {
            leaveReasoning(true, events);
        }
        if (place == Place.CONTENT) {
            head.answer();
        } else {
            text(marker, events);
        }
    }

    private void answered(TextChunk marker, List<ReasoningEvent> events) {
        if (place == Place.CONTENT) {
            head.answered();
        } else {
            text(marker, events);
        }
    }

    private boolean dropsTail() {
        return switch (format.trim()) {
            case REASONING_END, REASONING_END_AND_CONTENT_START, AROUND -> true;
            case NOTHING -> false;
        };
    }

    private void leaveReasoning(boolean dropTail, List<ReasoningEvent> events) {
        if (dropTail) {
            tail.drop();
        } else {
            emitReasoning(tail.release(), events);
        }
        place = Place.CONTENT;
        pastEnd = true;
        announceEnd(events);
    }

    private void announceEnd(List<ReasoningEvent> events) {
        if (!ended) {
            ended = true;
            events.add(new ReasoningEvent.Ended());
        }
    }

    private void emitReasoning(String text, List<ReasoningEvent> events) {
        if (!text.isEmpty()) {
            reasoningLength += text.length();
            swap.add(text);
            events.add(new ReasoningEvent.Reasoning(text));
        }
    }

    private void content(TextChunk text, List<ReasoningEvent> events) {
        head.take(text).forEach(part -> emitContent(part, events));
    }

    private void emitContent(TextChunk text, List<ReasoningEvent> events) {
        if (!text.isEmpty()) {
            contentSeen = true;
            announceEnd(events);
            events.add(new ReasoningEvent.Content(text));
        }
    }
}
