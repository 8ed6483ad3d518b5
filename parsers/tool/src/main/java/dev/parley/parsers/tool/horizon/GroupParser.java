package dev.parley.parsers.tool.horizon;

import dev.parley.api.text.TextChunk;
import dev.parley.api.tool.ToolEvent;
import dev.parley.api.tool.ToolParser;
import dev.parley.api.tool.ToolParserRequest;
import dev.parley.parsers.tool.call.Markers;
import dev.parley.parsers.tool.call.Markers.Mark;
import dev.parley.parsers.tool.call.WholeCalls;
import dev.parley.parsers.tool.coerce.ToolSchemas;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Finds the first group of calls. Blanks at the start are content only before other content.
final class GroupParser implements ToolParser {

    private static final List<Mark<Role>> MARKS =
            List.of(
                    new Mark<>("<ifm|tool_calls>", Role.OPEN),
                    new Mark<>("</ifm|tool_calls>", Role.CLOSE));
    private static final String CALL_OPEN = "<ifm|tool_call>";
    private static final String CALL_CLOSE = "</ifm|tool_call>";

    private final List<ToolEvent> events = new ArrayList<>();
    private final Markers<Role> markers;
    private final WholeCalls calls = new WholeCalls(events);
    private final CallBody body;

    /// The group with its markers.
    private final StringBuilder group = new StringBuilder();

    private final StringBuilder blanks = new StringBuilder();
    private boolean inContent;
    private Zone zone = Zone.BEFORE;

    private enum Role {
        OPEN,
        CLOSE
    }

    private enum Zone {
        BEFORE,
        GROUP,
        BEHIND
    }

    GroupParser(ToolParserRequest request, CallBody.Layout layout) {
        markers = new Markers<>(MARKS, request);
        body = new CallBody(layout, new ToolSchemas(request.tools()));
    }

    @Override
    public List<ToolEvent> push(TextChunk chunk) {
        markers.push(chunk, this::text, this::marker);
        return drained();
    }

    @Override
    public List<ToolEvent> finish() {
        markers.finish(this::text, this::marker);
        content(group.toString());
        return drained();
    }

    private List<ToolEvent> drained() {
        List<ToolEvent> drained = List.copyOf(events);
        events.clear();
        return drained;
    }

    private void text(String text) {
        if (zone == Zone.GROUP) {
            group.append(text);
        } else {
            content(text);
        }
    }

    private void marker(Role role, String text) {
        if (zone == Zone.BEFORE && role == Role.OPEN) {
            zone = Zone.GROUP;
        }
        text(text);
        if (zone == Zone.GROUP && role == Role.CLOSE) {
            zone = Zone.BEHIND;
            int end = group.length() - text.length();
            List<CallBody.Call> found =
                    read(group.substring(MARKS.getFirst().text().length(), end));
            if (found.isEmpty()) {
                content(group.toString());
            }
            found.forEach(call -> calls.call(call.name(), call.arguments()));
            group.setLength(0);
        }
    }

    private void content(String text) {
        if (inContent || text.isEmpty()) {
            emit(text);
            return;
        }
        blanks.append(text);
        if (!text.isBlank()) {
            inContent = true;
            emit(blanks.toString());
        }
    }

    private void emit(String text) {
        if (!text.isEmpty()) {
            events.add(new ToolEvent.Content(text));
        }
    }

    /// The calls of a group; none where anything in it is wrong.
    private List<CallBody.Call> read(String text) {
        List<CallBody.Call> found = new ArrayList<>();
        int at = 0;
        while (at < text.length()) {
            int open = text.indexOf(CALL_OPEN, at);
            if (open < 0) {
                return text.substring(at).isBlank() ? found : List.of();
            }
            int from = open + CALL_OPEN.length();
            int close = text.indexOf(CALL_CLOSE, from);
            if (close < 0 || !text.substring(at, open).isBlank()) {
                return List.of();
            }
            Optional<CallBody.Call> call = body.read(text.substring(from, close));
            if (call.isEmpty()) {
                return List.of();
            }
            found.add(call.get());
            at = close + CALL_CLOSE.length();
        }
        return found;
    }
}
