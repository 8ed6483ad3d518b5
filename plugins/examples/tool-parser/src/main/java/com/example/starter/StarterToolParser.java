package com.example.starter;

import dev.parley.api.text.MarkerScanner;
import dev.parley.api.text.MarkerScanner.Piece;
import dev.parley.api.text.TextChunk;
import dev.parley.api.tool.ToolEvent;
import dev.parley.api.tool.ToolParser;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Between the markers stand a name, a space and a JSON object; the name is sent as soon as it is
/// whole, the arguments when they are known to be JSON.
final class StarterToolParser implements ToolParser {

    private static final int OPEN = 0;
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

    private final MarkerScanner scanner = MarkerScanner.of(List.of("[[", "]]"));
    private final StringBuilder call = new StringBuilder();
    private boolean inCall;
    private boolean named;
    private int calls;

    @Override
    public List<ToolEvent> push(TextChunk chunk) {
        List<ToolEvent> events = new ArrayList<>();
        scanner.push(chunk).forEach(piece -> take(piece, events));
        return events;
    }

    @Override
    public List<ToolEvent> finish() {
        List<ToolEvent> events = new ArrayList<>();
        scanner.finish().forEach(piece -> take(piece, events));
        if (inCall) {
            end("", events);
        }
        return events;
    }

    private void take(Piece piece, List<ToolEvent> events) {
        String text = piece.chunk().text();
        if (piece instanceof Piece.Marker(int index, var _) && inCall == (index != OPEN)) {
            if (inCall) {
                end(text, events);
            }
            inCall = index == OPEN;
        } else if (inCall) {
            call.append(text);
            start(events);
        } else {
            events.add(new ToolEvent.Content(text));
        }
    }

    private void start(List<ToolEvent> events) {
        int space = call.indexOf(" ");
        if (!named && space > 0) {
            named = true;
            events.add(new ToolEvent.CallStarted(calls, Optional.empty(), call.substring(0, space)));
        }
    }

    private void end(String marker, List<ToolEvent> events) {
        String arguments = named ? call.substring(call.indexOf(" ") + 1) : "";
        if (!marker.isEmpty() && isObject(arguments)) {
            events.add(new ToolEvent.Arguments(calls, arguments));
            events.add(new ToolEvent.CallCompleted(calls));
        } else {
            events.add(new ToolEvent.Abandoned(calls, "[[" + call + marker));
        }
        calls += named ? 1 : 0;
        inCall = false;
        named = false;
        call.setLength(0);
    }

    private static boolean isObject(String text) {
        try {
            return JSON.readTree(text).isObject();
        } catch (JacksonException e) {
            return false;
        }
    }
}
