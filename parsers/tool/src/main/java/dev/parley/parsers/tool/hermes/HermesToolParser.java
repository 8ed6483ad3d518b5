package dev.parley.parsers.tool.hermes;

import dev.parley.api.text.MarkerScanner;
import dev.parley.api.text.MarkerScanner.Piece;
import dev.parley.api.text.TextChunk;
import dev.parley.api.tool.ToolEvent;
import dev.parley.api.tool.ToolParser;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/// Finds calls between tags. A tag inside a JSON string is text. Belongs to one choice's thread.
final class HermesToolParser implements ToolParser {

    /// The tags, in the order of the constants below.
    static final List<String> MARKERS = List.of("<tool_call>", "</tool_call>");

    private static final int OPENING = 0;

    private final MarkerScanner scanner;

    /// Everything from the first opening tag on, for a reply whose calls prove malformed.
    private final StringBuilder raw = new StringBuilder();

    /// Where each started call begins in `raw`.
    private final List<Integer> starts = new ArrayList<>();

    private int callStart;
    private boolean malformed;
    private @Nullable HermesCall call;

    HermesToolParser(MarkerScanner scanner) {
        this.scanner = scanner;
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
        if (call != null) {
            close(call, events);
        }
        if (malformed) {
            abandon(events);
        }
        return events;
    }

    private void accept(Piece piece, List<ToolEvent> events) {
        String text = piece.chunk().text();
        boolean opening = piece instanceof Piece.Marker(int index, TextChunk _) && index == OPENING;
        boolean closing = piece instanceof Piece.Marker && !opening;
        if (raw.isEmpty() && !opening) {
            events.add(new ToolEvent.Content(text));
            return;
        }
        int start = raw.length();
        raw.append(text);
        if (call == null) {
            if (opening) {
                callStart = start;
                call = new HermesCall(starts.size());
            }
        } else if (closing && !call.isInString()) {
            close(call, events);
        } else {
            feed(call, text, events);
        }
    }

    private void feed(HermesCall open, String text, List<ToolEvent> events) {
        boolean before = open.isStarted();
        open.push(text, events);
        if (open.isStarted() && !before) {
            starts.add(callStart);
        }
    }

    private void close(HermesCall open, List<ToolEvent> events) {
        call = null;
        if (open.isWhole()) {
            events.add(new ToolEvent.CallCompleted(open.index()));
        } else {
            malformed = true;
        }
    }

    /// Shares the raw text out among the calls that were started, so that joined it is everything
    /// from the first opening tag on. Where none was started, call 0 takes all.
    private void abandon(List<ToolEvent> events) {
        int from = 0;
        for (int index = 0; index < starts.size() - 1; index++) {
            int end = starts.get(index + 1);
            events.add(new ToolEvent.Abandoned(index, raw.substring(from, end)));
            from = end;
        }
        events.add(new ToolEvent.Abandoned(Math.max(0, starts.size() - 1), raw.substring(from)));
    }
}
