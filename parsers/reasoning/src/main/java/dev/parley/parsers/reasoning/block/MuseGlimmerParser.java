package dev.parley.parsers.reasoning.block;

import dev.parley.api.reasoning.PromptState;
import dev.parley.api.reasoning.ReasoningEvent;
import dev.parley.api.reasoning.ReasoningRequest;
import dev.parley.api.text.MarkerScanner;
import dev.parley.api.text.MarkerScanner.Piece;
import dev.parley.api.text.TextChunk;
import dev.parley.api.tool.ToolParserRequest.Delivery;

import java.util.ArrayList;
import java.util.List;

/// Splits one choice's messages by their recipients. Belongs to the choice's thread.
final class MuseGlimmerParser implements BlockParser {

    static final String MESSAGE = "<|message|>";
    static final List<String> MARKERS = List.of(MESSAGE, "<|eom|>", "<|eot|>");

    private final MarkerScanner scanner;
    private final Recipient recipient = new Recipient();
    private final MuseAnswer answer;
    private final Delivery delivery;

    /// Text between messages, which the next header drops or takes along.
    private final List<TextChunk> frame = new ArrayList<>();

    private Place place;
    private boolean framed;
    private boolean fresh;
    private boolean thoughtSeen;

    private enum Place {
        BETWEEN,
        THOUGHT,
        ANSWER,
        CALL
    }

    MuseGlimmerParser(ReasoningRequest request) {
        scanner = BlockParser.scanner(MARKERS, request);
        answer = new MuseAnswer(request);
        delivery = request.delivery();
        place =
                switch (request.prompt()) {
                    case OPEN -> Place.THOUGHT;
                    case CLOSED -> Place.ANSWER;
                    case UNMARKED -> Place.BETWEEN;
                };
        framed = request.prompt() != PromptState.UNMARKED;
    }

    @Override
    public List<String> markers() {
        return MARKERS;
    }

    @Override
    public List<ReasoningEvent> push(TextChunk chunk) {
        List<ReasoningEvent> events = new ArrayList<>();
        scanner.push(chunk).forEach(piece -> accept(piece, events));
        return events;
    }

    @Override
    public List<ReasoningEvent> finish() {
        List<ReasoningEvent> events = new ArrayList<>();
        scanner.finish().forEach(piece -> accept(piece, events));
        recipient.release().forEach(text -> body(text, events));
        answer.finish(framed ? List.of() : frame, events);
        return events;
    }

    @Override
    public boolean isReasoning() {
        return place == Place.THOUGHT;
    }

    /// Whether the text so far ended in a message to the user or in a call.
    boolean isAnswer() {
        return place == Place.ANSWER || place == Place.CALL;
    }

    @Override
    public void accept(Piece piece, List<ReasoningEvent> events) {
        switch (piece) {
            case Piece.Text(TextChunk text) ->
                    recipient.take(text).forEach(part -> body(part, events));
            case Piece.Marker(int index, TextChunk marker) when index > 0 -> close(marker, events);
            case Piece.Marker(int index, TextChunk marker) ->
                    recipient
                            .name()
                            .ifPresentOrElse(
                                    name -> open(name, marker, events),
                                    () -> {
                                        recipient.release().forEach(part -> body(part, events));
                                        body(marker, events);
                                    });
        }
    }

    private void open(String name, TextChunk marker, List<ReasoningEvent> events) {
        framed = true;
        fresh = true;
        if (name.equals("self")) {
            recipient.release();
            place = Place.THOUGHT;
        } else {
            place = name.equals("user") ? Place.ANSWER : Place.CALL;
            frame.addAll(recipient.release());
            frame.add(marker);
            answer.open(place == Place.CALL, frame, events);
        }
        frame.clear();
    }

    private void close(TextChunk marker, List<ReasoningEvent> events) {
        recipient.release().forEach(text -> body(text, events));
        switch (place) {
            case ANSWER, CALL -> answer.close(marker, events);
            case BETWEEN, THOUGHT -> {}
        }
        place = Place.BETWEEN;
    }

    private void body(TextChunk text, List<ReasoningEvent> events) {
        switch (place) {
            case BETWEEN -> frame.add(text);
            case THOUGHT -> thought(text.text(), events);
            case ANSWER, CALL -> answer.text(text, events);
        }
    }

    /// A whole reply joins thoughts with a newline.
    private void thought(String text, List<ReasoningEvent> events) {
        boolean joins = fresh && thoughtSeen && delivery == Delivery.WHOLE;
        events.add(new ReasoningEvent.Reasoning((joins ? "\n" : "") + text));
        fresh = false;
        thoughtSeen = true;
    }
}
