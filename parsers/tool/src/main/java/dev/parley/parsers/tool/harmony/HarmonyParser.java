package dev.parley.parsers.tool.harmony;

import dev.parley.api.text.MarkerScanner;
import dev.parley.api.text.MarkerScanner.Piece;
import dev.parley.api.text.TextChunk;
import dev.parley.api.tool.ToolEvent;
import dev.parley.api.tool.ToolParser;
import dev.parley.api.tool.ToolParserRequest;
import dev.parley.api.tool.ToolParserRequest.Delivery;
import dev.parley.parsers.tool.call.Markers;
import dev.parley.parsers.tool.header.ArgumentText;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Follows messages. Belongs to one choice's thread.
final class HarmonyParser implements ToolParser {

    private static final String START = "<|start|>";
    private static final String CHANNEL = "<|channel|>";
    private static final String CONSTRAIN = "<|constrain|>";
    private static final String MESSAGE = "<|message|>";
    private static final List<String> MARKERS =
            List.of(START, CHANNEL, CONSTRAIN, MESSAGE, "<|end|>", "<|call|>", "<|return|>");
    private static final String RECIPIENT = "to=";

    private final MarkerScanner scanner;
    private final Delivery delivery;
    private final MessageHeader header = new MessageHeader();
    private final StringBuilder first = new StringBuilder();
    private ArgumentText arguments = new ArgumentText(0, "");
    private Zone zone = Zone.FIRST;
    private int matched;
    private int calls;
    private boolean anyContent;
    private boolean breakDue;

    private enum Zone {
        /// At the start, where a recipient or text without messages may stand.
        FIRST,
        /// Outside messages.
        OUTSIDE,
        HEADER,
        CONTENT,
        CALL,
        HIDDEN
    }

    private HarmonyParser(MarkerScanner scanner, Delivery delivery) {
        this.scanner = scanner;
        this.delivery = delivery;
    }

    static ToolParser of(ToolParserRequest request, Delivery delivery) {
        return new HarmonyParser(Markers.scanner(MARKERS, request), delivery);
    }

    @Override
    public List<ToolEvent> push(TextChunk chunk) {
        List<ToolEvent> events = new ArrayList<>();
        scanner.push(chunk).forEach(piece -> accept(piece, events));
        return events;
    }

    @Override
    public List<ToolEvent> finish() {
        List<ToolEvent> events = new ArrayList<>();
        scanner.finish().forEach(piece -> accept(piece, events));
        endMessage(events);
        if (!first.isEmpty()) {
            content(first.toString(), events);
        }
        return events;
    }

    private void accept(Piece piece, List<ToolEvent> events) {
        String text = piece.chunk().text();
        switch (piece) {
            case Piece.Marker(int index, TextChunk _) -> marker(MARKERS.get(index), text, events);
            case Piece.Text _ -> text(text, events);
        }
    }

    private void marker(String marker, String text, List<ToolEvent> events) {
        switch (marker) {
            case START -> {
                endMessage(events);
                header.clear();
                zone = Zone.HEADER;
            }
            case CHANNEL, CONSTRAIN -> {
                if (zone == Zone.CONTENT || zone == Zone.CALL || zone == Zone.HIDDEN) {
                    text(text, events);
                } else {
                    inHeader(marker);
                }
            }
            case MESSAGE -> {
                if (zone == Zone.HEADER) {
                    open(events);
                } else {
                    text(text, events);
                }
            }
            default -> endMessage(events);
        }
    }

    private void inHeader(String marker) {
        if (zone != Zone.HEADER) {
            header.clear();
            header.add(first.toString());
            first.setLength(0);
            zone = Zone.HEADER;
        }
        if (marker.equals(CHANNEL)) {
            header.channelFollows();
        } else {
            header.add(" ");
        }
    }

    private void open(List<ToolEvent> events) {
        Optional<String> function = header.function();
        if (function.isPresent()) {
            arguments = new ArgumentText(calls, "");
            events.add(new ToolEvent.CallStarted(calls++, Optional.empty(), function.get()));
            zone = Zone.CALL;
        } else {
            boolean shown = !header.hasRecipient() && !header.channel().equals("analysis");
            zone = shown ? Zone.CONTENT : Zone.HIDDEN;
            breakDue = shown && anyContent && delivery == Delivery.WHOLE;
        }
    }

    private void endMessage(List<ToolEvent> events) {
        if (zone == Zone.CALL) {
            arguments.end(events);
        }
        zone = zone == Zone.FIRST ? Zone.FIRST : Zone.OUTSIDE;
    }

    private void text(String text, List<ToolEvent> events) {
        switch (zone) {
            case FIRST -> first(text, events);
            case OUTSIDE, CONTENT -> content(text, events);
            case HEADER -> header.add(text);
            case CALL -> arguments.add(text, events);
            case HIDDEN -> {}
        }
    }

    /// Holds text back while it may be blanks and a recipient.
    private void first(String text, List<ToolEvent> events) {
        first.append(text);
        for (int i = 0; i < text.length() && matched < RECIPIENT.length(); i++) {
            char c = text.charAt(i);
            if (c == RECIPIENT.charAt(matched)) {
                matched++;
            } else if (matched > 0 || !Character.isWhitespace(c)) {
                content(first.toString(), events);
                first.setLength(0);
                zone = Zone.OUTSIDE;
                return;
            }
        }
    }

    private void content(String text, List<ToolEvent> events) {
        events.add(new ToolEvent.Content(breakDue ? "\n" + text : text));
        breakDue = false;
        anyContent = true;
    }
}
