package dev.parley.parsers.tool.inkling;

import dev.parley.api.text.MarkerScanner;
import dev.parley.api.text.MarkerScanner.Piece;
import dev.parley.api.text.TextChunk;
import dev.parley.api.tool.ToolEvent;
import dev.parley.api.tool.ToolParser;
import dev.parley.api.tool.ToolParserRequest;
import dev.parley.parsers.tool.call.Markers;
import dev.parley.parsers.tool.marked.CallKeys;
import dev.parley.parsers.tool.marked.CallReader;

import java.util.ArrayList;
import java.util.List;

/// Follows messages and their blocks. Belongs to one choice's thread.
final class InklingParser implements ToolParser {

    private static final String MESSAGE = "<|message_model|>";
    private static final String CALL = "<|content_invoke_tool_json|>";
    private static final String THOUGHT = "<|content_thinking|>";
    private static final String END = "<|end_message|>";
    private static final String END_OF_TURN = "<|content_model_end_sampling|>";
    private static final List<String> MARKERS =
            List.of(
                    MESSAGE,
                    CALL,
                    THOUGHT,
                    END,
                    END_OF_TURN,
                    "<|content_text|>",
                    "<|content_invoke_tool_text|>",
                    "<|content_tool_error|>");
    private static final CallKeys KEYS =
            CallKeys.of("name", "args", "arguments", "parameters").with(CallKeys.Absence.EMPTY);

    private final MarkerScanner scanner;
    private final StringBuilder header = new StringBuilder();
    private CallReader reader = nextReader(0);
    private Zone zone = Zone.CONTENT;
    private int calls;

    private enum Zone {
        CONTENT,
        /// From the start of a message to its block.
        HEADER,
        CALL,
        THOUGHT
    }

    private InklingParser(MarkerScanner scanner) {
        this.scanner = scanner;
    }

    static ToolParser of(ToolParserRequest request) {
        return new InklingParser(Markers.scanner(MARKERS, request));
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
        release(events);
        return events;
    }

    private void accept(Piece piece, List<ToolEvent> events) {
        String text = piece.chunk().text();
        boolean inString = zone == Zone.CALL && reader.isInString();
        if (piece instanceof Piece.Marker(int index, TextChunk _) && !inString) {
            marker(MARKERS.get(index), events);
        } else {
            text(text, events);
        }
    }

    private void marker(String marker, List<ToolEvent> events) {
        switch (marker) {
            case MESSAGE -> {
                release(events);
                zone = Zone.HEADER;
            }
            case CALL -> {
                reader = nextReader(calls);
                zone = Zone.CALL;
            }
            case THOUGHT -> zone = Zone.THOUGHT;
            case END, END_OF_TURN -> {
                release(events);
                zone = Zone.CONTENT;
            }
            default -> zone = Zone.CONTENT;
        }
        header.setLength(0);
    }

    /// A message without a block was text.
    private void release(List<ToolEvent> events) {
        if (zone == Zone.HEADER && !header.isEmpty()) {
            events.add(new ToolEvent.Content(header.toString()));
        }
    }

    private void text(String text, List<ToolEvent> events) {
        switch (zone) {
            case CONTENT -> events.add(new ToolEvent.Content(text));
            case HEADER -> header.append(text);
            case CALL -> {
                int before = reader.started();
                reader.push(text, 0, events);
                calls += reader.started() - before;
            }
            case THOUGHT -> {}
        }
    }

    private static CallReader nextReader(int index) {
        return new CallReader(CallReader.Shape.OBJECT, KEYS, index);
    }
}
