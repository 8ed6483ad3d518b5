package com.example.starter;

import dev.parley.api.text.MarkerScanner;
import dev.parley.api.text.MarkerScanner.Piece;
import dev.parley.api.text.TextChunk;
import dev.parley.api.tool.CallEvents;
import dev.parley.api.tool.ToolEvent;
import dev.parley.api.tool.ToolParser;

import java.util.ArrayList;
import java.util.List;

/// Between the markers stand a name, a space and a JSON object. The name is sent as soon as it is
/// whole, the arguments when they are known to be JSON.
final class StarterToolParser implements ToolParser {

    private final MarkerScanner scanner = MarkerScanner.of(List.of("[[", "]]"));
    private final CallEvents calls = new CallEvents();
    private final StringBuilder call = new StringBuilder();
    private boolean inCall;

    @Override
    public List<ToolEvent> push(TextChunk chunk) {
        return take(scanner.push(chunk));
    }

    @Override
    public List<ToolEvent> finish() {
        List<ToolEvent> events = take(scanner.finish());
        if (inCall) {
            events.add(calls.abandon("[[" + call));
        }
        return events;
    }

    private List<ToolEvent> take(List<Piece> pieces) {
        List<ToolEvent> events = new ArrayList<>();
        for (Piece piece : pieces) {
            String text = piece.chunk().text();
            boolean marker = piece instanceof Piece.Marker && text.equals(inCall ? "]]" : "[[");
            if (marker && inCall) {
                end(events);
            } else if (marker) {
                inCall = true;
            } else if (inCall) {
                grow(text, events);
            } else {
                events.add(new ToolEvent.Content(text));
            }
        }
        return events;
    }

    private void grow(String text, List<ToolEvent> events) {
        call.append(text);
        int space = call.indexOf(" ", call.length() - text.length());
        if (!calls.running() && space > 0 && call.charAt(0) != ' ') {
            events.add(calls.start(call.substring(0, space)));
        }
    }

    private void end(List<ToolEvent> events) {
        String arguments = call.substring(call.indexOf(" ") + 1);
        events.addAll(calls.end(arguments, "[[" + call + "]]"));
        inCall = false;
        call.setLength(0);
    }
}
