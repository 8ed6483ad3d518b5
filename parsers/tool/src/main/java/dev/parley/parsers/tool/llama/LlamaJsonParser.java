package dev.parley.parsers.tool.llama;

import dev.parley.api.text.MarkerScanner;
import dev.parley.api.text.MarkerScanner.Piece;
import dev.parley.api.text.TextChunk;
import dev.parley.api.tool.ToolEvent;
import dev.parley.api.tool.ToolParser;
import dev.parley.api.tool.ToolParserRequest;
import dev.parley.api.tool.ToolParserRequest.Delivery;
import dev.parley.parsers.tool.call.Markers;
import dev.parley.parsers.tool.marked.CallKeys;
import dev.parley.parsers.tool.marked.CallReader;

import java.util.ArrayList;
import java.util.List;

/// Finds objects in bare text, each of which must be a call. Belongs to one choice's thread.
final class LlamaJsonParser implements ToolParser {

    private static final List<String> MARKERS = List.of("<|python_tag|>");
    private static final CallKeys KEYS = CallKeys.of("name", "parameters", "arguments");

    private final MarkerScanner scanner;

    /// All that is not content yet.
    private final StringBuilder raw = new StringBuilder();

    private CallReader reader = nextReader(0);
    private Zone zone;
    private int calls;

    private enum Zone {
        /// Nothing but blanks so far.
        START,
        /// Around objects.
        BETWEEN,
        /// In an object.
        OBJECT,
        /// No more calls; text is content.
        CONTENT,
        /// No more calls; text belongs to the calls that were started.
        SPOILT
    }

    private LlamaJsonParser(MarkerScanner scanner, Delivery delivery) {
        this.scanner = scanner;
        this.zone = delivery == Delivery.WHOLE ? Zone.BETWEEN : Zone.START;
    }

    static ToolParser of(ToolParserRequest request, Delivery delivery) {
        return new LlamaJsonParser(Markers.scanner(MARKERS, request), delivery);
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
        if (zone == Zone.OBJECT) {
            spoil(events);
        }
        if (calls == 0) {
            release(events);
        } else if (zone == Zone.SPOILT) {
            for (int index = 0; index < calls; index++) {
                events.add(new ToolEvent.Abandoned(index, index == 0 ? raw.toString() : ""));
            }
        }
        return events;
    }

    private void accept(Piece piece, List<ToolEvent> events) {
        String text = piece.chunk().text();
        if (piece instanceof Piece.Marker && (zone == Zone.START || zone == Zone.BETWEEN)) {
            raw.append(text);
            zone = Zone.BETWEEN;
            return;
        }
        int at = 0;
        while (at < text.length()) {
            at = step(text, at, events);
        }
    }

    private int step(String text, int from, List<ToolEvent> events) {
        return switch (zone) {
            case START -> start(text, from);
            case BETWEEN -> between(text, from);
            case OBJECT -> object(text, from, events);
            case CONTENT -> {
                raw.append(text, from, text.length());
                release(events);
                yield text.length();
            }
            case SPOILT -> take(text, from, text.length());
        };
    }

    private int start(String text, int from) {
        char c = text.charAt(from);
        if (Character.isWhitespace(c)) {
            return take(text, from, from + 1);
        }
        zone = c == '{' ? Zone.BETWEEN : Zone.CONTENT;
        return from;
    }

    private int between(String text, int from) {
        int brace = text.indexOf('{', from);
        if (brace < 0) {
            return take(text, from, text.length());
        }
        take(text, from, brace);
        reader = nextReader(calls);
        zone = Zone.OBJECT;
        return brace;
    }

    private int object(String text, int from, List<ToolEvent> events) {
        int before = reader.started();
        int end = reader.push(text, from, events);
        calls += reader.started() - before;
        take(text, from, end);
        if (reader.isDone()) {
            zone = Zone.BETWEEN;
        } else if (reader.isBroken()) {
            spoil(events);
        }
        return end;
    }

    private int take(String text, int from, int end) {
        raw.append(text, from, end);
        return end;
    }

    /// An object is no call.
    private void spoil(List<ToolEvent> events) {
        zone = calls == 0 ? Zone.CONTENT : Zone.SPOILT;
        if (calls == 0) {
            release(events);
        }
    }

    private void release(List<ToolEvent> events) {
        if (!raw.isEmpty()) {
            events.add(new ToolEvent.Content(raw.toString()));
            raw.setLength(0);
        }
    }

    private static CallReader nextReader(int index) {
        return new CallReader(CallReader.Shape.OBJECT, KEYS, index);
    }
}
