package dev.parley.parsers.tool.mistral;

import dev.parley.api.text.MarkerScanner;
import dev.parley.api.text.MarkerScanner.Piece;
import dev.parley.api.text.TextChunk;
import dev.parley.api.tool.ToolEvent;
import dev.parley.api.tool.ToolParser;
import dev.parley.api.tool.ToolParserRequest;
import dev.parley.api.tool.ToolParserRequest.Delivery;
import dev.parley.parsers.tool.call.Markers;
import dev.parley.parsers.tool.json.JsonScanner;
import dev.parley.parsers.tool.marked.CallKeys;
import dev.parley.parsers.tool.marked.CallReader;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Finds calls of either format. Belongs to one choice's thread.
final class MistralParser implements ToolParser {

    private static final List<String> MARKERS = List.of("[TOOL_CALLS]", "[ARGS]");
    private static final int CALL = 0;
    private static final CallKeys KEYS =
            CallKeys.NAME_AND_ARGUMENTS
                    .with(CallKeys.Form.TEXT_DECODED)
                    .with(CallKeys.Absence.EMPTY);

    private final MarkerScanner scanner;
    private final Delivery delivery;
    private final CallNumber ids;
    private final StringBuilder blanks = new StringBuilder();
    private final StringBuilder header = new StringBuilder();
    private final List<ToolEvent> found = new ArrayList<>();
    private final Set<Integer> named = new HashSet<>();
    private CallReader reader = new CallReader(CallReader.Shape.OBJECT_OR_ARRAY, KEYS, 0);
    private JsonScanner arguments = new JsonScanner();
    private Zone zone = Zone.CONTENT;
    private boolean blank = true;
    private boolean anyArguments;

    /// Whether the arguments are an object.
    private boolean object;

    private int before;
    private int calls;

    private enum Zone {
        /// Content before the first marker, or after an array in a stream.
        CONTENT,
        /// After a marker: a name, or the start of JSON.
        HEADER,
        /// An array or object of calls.
        JSON,
        /// Arguments after a name.
        ARGUMENTS,
        /// What is dropped after a call.
        DROPPED
    }

    private MistralParser(MarkerScanner scanner, Delivery delivery, CallNumber ids) {
        this.scanner = scanner;
        this.delivery = delivery;
        this.ids = ids;
    }

    static MistralParser of(ToolParserRequest request, Delivery delivery, CallNumber ids) {
        MarkerScanner scanner = Markers.scanner(MARKERS, request);
        return new MistralParser(scanner, delivery, ids);
    }

    /// Whether a call is of the later format, its name in front of its arguments.
    boolean isNamed(int index) {
        return named.contains(index);
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
        endCall(events);
        if (calls == 0 && !blanks.isEmpty()) {
            events.add(new ToolEvent.Content(blanks.toString()));
        }
        return events;
    }

    private void accept(Piece piece, List<ToolEvent> events) {
        String text = piece.chunk().text();
        boolean inString =
                zone == Zone.JSON
                        ? reader.isInString()
                        : zone == Zone.ARGUMENTS && arguments.isInString();
        boolean isMarker = piece instanceof Piece.Marker && !inString;
        if (isMarker && piece instanceof Piece.Marker(int marker, TextChunk _) && marker == CALL) {
            endCall(events);
            zone = Zone.HEADER;
        } else if (isMarker && zone == Zone.HEADER) {
            start(events);
        } else {
            int at = 0;
            while (at < text.length()) {
                at = step(text, at, events);
            }
        }
    }

    private int step(String text, int from, List<ToolEvent> events) {
        return switch (zone) {
            case CONTENT -> {
                content(text.substring(from), events);
                yield text.length();
            }
            case HEADER -> header(text, from, events);
            case JSON -> json(text, from, events);
            case ARGUMENTS -> arguments(text, from, events);
            case DROPPED -> text.length();
        };
    }

    private void content(String text, List<ToolEvent> events) {
        blank &= text.isBlank();
        if (blank && calls == 0) {
            blanks.append(text);
        } else {
            events.add(new ToolEvent.Content(blanks + text));
            blanks.setLength(0);
        }
    }

    /// Up to a brace, which begins arguments, or a bracket or brace that begins calls: these stand
    /// first, or the bracket right before the brace.
    private int header(String text, int from, List<ToolEvent> events) {
        int at = from;
        while (at < text.length() && text.charAt(at) != '{') {
            at++;
        }
        header.append(text, from, at);
        if (at == text.length()) {
            return at;
        }
        String written = header.toString().stripTrailing();
        if (!written.isBlank() && !written.endsWith("[")) {
            start(events);
            return at;
        }
        before = calls;
        reader = new CallReader(CallReader.Shape.OBJECT_OR_ARRAY, KEYS, calls);
        reader.push(written.isBlank() ? "" : "[", 0, found);
        zone = Zone.JSON;
        return at;
    }

    private void start(List<ToolEvent> events) {
        String name = header.toString().strip();
        header.setLength(0);
        blanks.setLength(0);
        if (name.isEmpty()) {
            zone = Zone.DROPPED;
            return;
        }
        named.add(calls);
        events.add(new ToolEvent.CallStarted(calls++, Optional.of(ids.next()), name));
        arguments = new JsonScanner();
        anyArguments = false;
        object = false;
        zone = Zone.ARGUMENTS;
    }

    private int json(String text, int from, List<ToolEvent> events) {
        int end = reader.push(text, from, found);
        header.append(text, from, end);
        identify(events);
        if (reader.isBroken()) {
            revert(events);
        } else if (reader.isDone()) {
            header.setLength(0);
            zone = delivery == Delivery.STREAMED ? Zone.CONTENT : Zone.DROPPED;
        }
        return end;
    }

    private void identify(List<ToolEvent> events) {
        for (ToolEvent event : found) {
            if (event instanceof ToolEvent.CallStarted(int index, var _, String name)) {
                calls = index + 1;
                blanks.setLength(0);
                events.add(new ToolEvent.CallStarted(index, Optional.of(ids.next()), name));
            } else {
                events.add(event);
            }
        }
        found.clear();
    }

    /// What followed the marker is no call.
    private void revert(List<ToolEvent> events) {
        String text = header.toString();
        header.setLength(0);
        for (int index = before; index < calls; index++) {
            events.add(new ToolEvent.Abandoned(index, index == before ? text : ""));
        }
        zone = Zone.CONTENT;
        if (calls == before && !text.isEmpty()) {
            content(text, events);
        }
    }

    private int arguments(String text, int from, List<ToolEvent> events) {
        int at = from;
        while (at < text.length() && !isClosed()) {
            char c = text.charAt(at++);
            object |= arguments.depth() == 0 && c == '{';
            arguments.push(c);
        }
        anyArguments = true;
        events.add(new ToolEvent.Arguments(calls - 1, text.substring(from, at)));
        if (isClosed()) {
            if (object) {
                events.add(new ToolEvent.CallCompleted(calls - 1));
            }
            zone = Zone.DROPPED;
        }
        return at;
    }

    private boolean isClosed() {
        return arguments.isWhole() && arguments.isAfterValue();
    }

    private void endCall(List<ToolEvent> events) {
        switch (zone) {
            case HEADER -> endHeader(events);
            case JSON -> revert(events);
            case ARGUMENTS -> {
                if (!anyArguments) {
                    noArguments(events);
                }
            }
            case CONTENT, DROPPED -> {}
        }
        header.setLength(0);
    }

    /// A name without arguments is a call; what cannot be a name is content.
    private void endHeader(List<ToolEvent> events) {
        String text = header.toString();
        if (text.isBlank() || text.indexOf('[') >= 0) {
            if (!text.isEmpty()) {
                content(text, events);
            }
        } else {
            start(events);
            noArguments(events);
        }
    }

    private void noArguments(List<ToolEvent> events) {
        events.add(new ToolEvent.Arguments(calls - 1, "{}"));
        events.add(new ToolEvent.CallCompleted(calls - 1));
    }
}
