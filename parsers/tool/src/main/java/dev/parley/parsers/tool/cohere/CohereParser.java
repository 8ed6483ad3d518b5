package dev.parley.parsers.tool.cohere;

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

/// Follows the blocks of a reply and removes citations. Belongs to one choice's thread.
final class CohereParser implements ToolParser {

    private static final int THINKING = 0;
    private static final int THINKING_END = 1;
    private static final int ACTION = 2;
    private static final int ACTION_END = 3;
    private static final int TEXT = 4;
    private static final int TEXT_END = 5;
    private static final int CITED = 6;
    private static final CallKeys KEYS =
            CallKeys.of("tool_name", "parameters").withId("tool_call_id");

    private final MarkerScanner scanner;
    private final StringBuilder action = new StringBuilder();
    private final StringBuilder blanks = new StringBuilder();
    private CallReader reader = new CallReader(CallReader.Shape.ARRAY, KEYS, 0);
    private Zone zone;
    private boolean inCitation;
    private boolean textBegan = true;
    private int before;
    private int calls;

    /// What text in front of all blocks is. Behind a thought it is content, behind any other block it is dropped.
    enum Unmarked {
        CONTENT,
        THOUGHT
    }

    private enum Zone {
        PLAIN,
        DROPPED,
        THINKING,
        ACTION,
        TEXT
    }

    private CohereParser(Unmarked unmarked, MarkerScanner scanner) {
        zone = unmarked == Unmarked.CONTENT ? Zone.PLAIN : Zone.DROPPED;
        this.scanner = scanner;
    }

    /// A parser for one choice.
    ///
    /// @param block what the response block is called in its markers
    static ToolParser of(String block, Unmarked unmarked, ToolParserRequest request) {
        List<String> markers =
                List.of(
                        "<|START_THINKING|>",
                        "<|END_THINKING|>",
                        "<|START_ACTION|>",
                        "<|END_ACTION|>",
                        "<|START_" + block + "|>",
                        "<|END_" + block + "|>",
                        "<co>",
                        "</co:");
        return new CohereParser(unmarked, Markers.scanner(markers, request));
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
        if (zone == Zone.ACTION) {
            endAction(events);
        }
        return events;
    }

    private void accept(Piece piece, List<ToolEvent> events) {
        String text = piece.chunk().text();
        boolean inString = zone == Zone.ACTION && reader.isInString();
        if (piece instanceof Piece.Marker(int marker, TextChunk _) && !inString) {
            marker(marker, text, events);
        } else {
            text(text, events);
        }
    }

    private void marker(int marker, String text, List<ToolEvent> events) {
        if (marker >= CITED) {
            if (zone == Zone.TEXT || zone == Zone.PLAIN) {
                inCitation = marker > CITED;
            } else {
                text(text, events);
            }
            return;
        }
        if (zone == Zone.ACTION) {
            endAction(events);
        }
        inCitation = false;
        blanks.setLength(0);
        zone =
                switch (marker) {
                    case THINKING -> Zone.THINKING;
                    case ACTION -> Zone.ACTION;
                    case TEXT -> Zone.TEXT;
                    case THINKING_END -> Zone.PLAIN;
                    case ACTION_END, TEXT_END -> Zone.DROPPED;
                    default -> zone;
                };
        textBegan = zone == Zone.PLAIN;
        if (zone == Zone.ACTION) {
            before = calls;
            reader = new CallReader(CallReader.Shape.ARRAY, KEYS, calls);
        }
    }

    private void text(String text, List<ToolEvent> events) {
        String shown = inCitation ? afterCitation(text) : text;
        switch (zone) {
            case TEXT, PLAIN -> trimmed(shown, events);
            case ACTION -> action(text, events);
            case THINKING, DROPPED -> {}
        }
    }

    /// The end of a citation names its sources up to an angle bracket.
    private String afterCitation(String text) {
        int end = text.indexOf('>');
        inCitation = end < 0;
        return end < 0 ? "" : text.substring(end + 1);
    }

    private void trimmed(String text, List<ToolEvent> events) {
        String rest = textBegan ? text : text.stripLeading();
        String shown = rest.stripTrailing();
        if (!shown.isEmpty()) {
            textBegan = true;
            events.add(new ToolEvent.Content(blanks + shown));
            blanks.setLength(0);
        }
        blanks.append(rest, shown.length(), rest.length());
    }

    private void action(String text, List<ToolEvent> events) {
        action.append(text);
        int started = reader.started();
        reader.push(text, 0, events);
        calls += reader.started() - started;
    }

    private void endAction(List<ToolEvent> events) {
        if (!reader.isDone()) {
            for (int index = before; index < calls; index++) {
                events.add(
                        new ToolEvent.Abandoned(index, index == before ? action.toString() : ""));
            }
            if (calls == before && !action.isEmpty()) {
                events.add(new ToolEvent.Content(action.toString()));
            }
        }
        action.setLength(0);
    }
}
