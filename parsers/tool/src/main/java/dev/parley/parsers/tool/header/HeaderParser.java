package dev.parley.parsers.tool.header;

import dev.parley.api.text.MarkerScanner;
import dev.parley.api.text.MarkerScanner.Piece;
import dev.parley.api.text.TextChunk;
import dev.parley.api.tool.ToolEvent;
import dev.parley.api.tool.ToolParser;
import dev.parley.api.tool.ToolParserRequest;
import dev.parley.api.tool.ToolParserRequest.Delivery;
import dev.parley.parsers.tool.call.Markers;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Finds calls with a header. Arguments are passed on as the model writes them. Belongs to one
/// choice's thread.
final class HeaderParser implements ToolParser {

    private static final int SECTION = 0;
    private static final int CALL = 1;
    private static final int SEPARATOR = 2;
    private static final int CALL_END = 3;

    private final HeaderFormat format;
    private final Delivery delivery;
    private final MarkerScanner scanner;
    private final StringBuilder header = new StringBuilder();
    private final StringBuilder raw = new StringBuilder();
    private ArgumentText arguments = new ArgumentText(0, "");
    private Zone zone = Zone.BEFORE;
    private int calls;

    private enum Zone {
        /// Before the section.
        BEFORE,
        /// In the section or after it, outside calls.
        BETWEEN,
        /// From the call's marker to its separator.
        HEADER,
        /// From the separator to the arguments, where a code block begins between.
        FENCE,
        /// Arguments.
        ARGUMENTS,
        /// A call whose header names none.
        SKIPPED
    }

    private HeaderParser(HeaderFormat format, Delivery delivery, MarkerScanner scanner) {
        this.format = format;
        this.delivery = delivery;
        this.scanner = scanner;
    }

    static ToolParser of(HeaderFormat format, ToolParserRequest request, Delivery delivery) {
        List<String> markers = format.markers();
        return new HeaderParser(format, delivery, Markers.scanner(markers, request));
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
        boolean open = zone != Zone.BEFORE && zone != Zone.BETWEEN;
        if (open && format.rules().cutOff() == HeaderFormat.CutOff.CONTENT) {
            int index = zone == Zone.ARGUMENTS ? calls - 1 : calls;
            events.add(new ToolEvent.Abandoned(index, raw.toString()));
        } else if (zone == Zone.ARGUMENTS) {
            arguments.end(events);
        }
        return events;
    }

    private void accept(Piece piece, List<ToolEvent> events) {
        String text = piece.chunk().text();
        if (zone == Zone.BEFORE
                && !(piece instanceof Piece.Marker(int index, TextChunk _) && index == SECTION)) {
            events.add(new ToolEvent.Content(text));
            return;
        }
        switch (piece) {
            case Piece.Marker(int marker, TextChunk _) -> marker(marker, text, events);
            case Piece.Text _ -> text(text, events);
        }
    }

    private void marker(int marker, String text, List<ToolEvent> events) {
        switch (marker) {
            case CALL -> {
                endCall(events);
                raw.setLength(0);
                raw.append(text);
                header.setLength(0);
                zone = Zone.HEADER;
            }
            case SEPARATOR -> {
                if (zone == Zone.HEADER) {
                    raw.append(text);
                    separated(events);
                } else {
                    text(text, events);
                }
            }
            case CALL_END -> endCall(events);
            default -> {
                endCall(events);
                zone = Zone.BETWEEN;
            }
        }
    }

    private void text(String text, List<ToolEvent> events) {
        switch (zone) {
            case HEADER -> {
                raw.append(text);
                header.append(text);
            }
            case FENCE -> {
                raw.append(text);
                header.append(text);
                if (text.indexOf('\n') >= 0) {
                    fence(events);
                }
            }
            case ARGUMENTS -> {
                raw.append(text);
                arguments.add(text, events);
            }
            case SKIPPED -> raw.append(text);
            case BEFORE, BETWEEN -> {
                if (delivery == Delivery.STREAMED
                        && format.rules().aside() == HeaderFormat.Aside.STREAMED_ONLY) {
                    events.add(new ToolEvent.Content(text));
                }
            }
        }
    }

    private void separated(List<ToolEvent> events) {
        if (format.rules().fence() == HeaderFormat.Fence.NONE) {
            start(header.toString(), events);
        } else {
            header.setLength(0);
            zone = Zone.FENCE;
        }
    }

    /// The name, a line break, the fence with its label, a line break: then come the arguments.
    private void fence(List<ToolEvent> events) {
        int nameEnd = header.indexOf("\n");
        int fenceEnd = nameEnd < 0 ? -1 : header.indexOf("\n", nameEnd + 1);
        if (fenceEnd >= 0) {
            String rest = header.substring(fenceEnd + 1);
            start(header.substring(0, nameEnd), events);
            if (zone == Zone.ARGUMENTS) {
                arguments.add(rest, events);
            }
        }
    }

    private void start(String head, List<ToolEvent> events) {
        Optional<HeaderFormat.Call> call =
                format.head().read(head).filter(it -> !it.name().isBlank());
        if (call.isEmpty()) {
            zone = Zone.SKIPPED;
            return;
        }
        String ignored = format.rules().fence() == HeaderFormat.Fence.NONE ? "" : "`";
        arguments = new ArgumentText(calls, ignored);
        events.add(new ToolEvent.CallStarted(calls++, call.get().id(), call.get().name()));
        zone = Zone.ARGUMENTS;
    }

    private void endCall(List<ToolEvent> events) {
        if (zone == Zone.ARGUMENTS) {
            arguments.end(events);
        } else if (zone != Zone.BETWEEN
                && format.rules().cutOff() == HeaderFormat.CutOff.CONTENT
                && !raw.isEmpty()) {
            events.add(new ToolEvent.Abandoned(calls, raw.toString()));
        }
        raw.setLength(0);
        zone = Zone.BETWEEN;
    }
}
