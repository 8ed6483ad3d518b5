package dev.parley.parsers.tool.element;

import dev.parley.api.text.TextChunk;
import dev.parley.api.tool.ToolEvent;
import dev.parley.api.tool.ToolParser;
import dev.parley.api.tool.ToolParserRequest;
import dev.parley.parsers.tool.call.ContentGate;
import dev.parley.parsers.tool.call.ContentGate.After;
import dev.parley.parsers.tool.call.ContentGate.Edges;
import dev.parley.parsers.tool.call.Markers;
import dev.parley.parsers.tool.call.Markers.Mark;
import dev.parley.parsers.tool.coerce.JsonValues;
import dev.parley.parsers.tool.coerce.SchemaCoercion;
import dev.parley.parsers.tool.coerce.ToolSchemas;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Finds calls whose parameters are elements. A call that is cut off has the parameters that are complete.
final class ElementCallParser implements ToolParser {

    private static final List<Mark<Role>> MARKS =
            List.of(
                    new Mark<>(Elements.NAMESPACE + "<tool_call>", Role.GROUP_OPEN),
                    new Mark<>(Elements.NAMESPACE + "</tool_call>", Role.GROUP_CLOSE),
                    new Mark<>(Elements.NAMESPACE + "<invoke name=", Role.CALL_OPEN),
                    new Mark<>(Elements.NAMESPACE + "</invoke>", Role.CALL_CLOSE));

    private final List<ToolEvent> events = new ArrayList<>();
    private final Markers<Role> markers;
    private final ContentGate content;
    private final ToolSchemas schemas;

    /// The name or the body that arrives.
    private final StringBuilder text = new StringBuilder();

    private String name = "";
    private Zone zone = Zone.CONTENT;
    private int calls;

    private enum Role {
        GROUP_OPEN,
        GROUP_CLOSE,
        CALL_OPEN,
        CALL_CLOSE
    }

    private enum Zone {
        CONTENT,
        BETWEEN,
        NAME,
        BODY
    }

    ElementCallParser(ToolParserRequest request) {
        markers = new Markers<>(MARKS, request);
        content = new ContentGate(Edges.VERBATIM, After.DROPPED, request.delivery(), events);
        schemas = new ToolSchemas(request.tools());
    }

    @Override
    public List<ToolEvent> push(TextChunk chunk) {
        markers.push(chunk, this::text, this::marker);
        return drained();
    }

    @Override
    public List<ToolEvent> finish() {
        markers.finish(this::text, this::marker);
        if (zone == Zone.NAME) {
            start();
        }
        if (zone == Zone.BODY) {
            end();
        }
        content.finish();
        return drained();
    }

    private List<ToolEvent> drained() {
        List<ToolEvent> drained = List.copyOf(events);
        events.clear();
        return drained;
    }

    private void text(String piece) {
        switch (zone) {
            case CONTENT -> content.text(piece);
            case NAME -> {
                int end = piece.indexOf('>');
                text.append(piece, 0, end < 0 ? piece.length() : end);
                if (end >= 0) {
                    start();
                    text(piece.substring(end + 1));
                }
            }
            case BODY -> text.append(piece);
            case BETWEEN -> {}
        }
    }

    private void marker(Role role, String mark) {
        switch (zone) {
            case CONTENT -> {
                if (role == Role.GROUP_OPEN) {
                    content.mark();
                    zone = Zone.BETWEEN;
                } else {
                    content.text(mark);
                }
            }
            case BETWEEN -> {
                if (role == Role.CALL_OPEN) {
                    text.setLength(0);
                    zone = Zone.NAME;
                }
            }
            case NAME -> text(mark);
            case BODY -> {
                if (role == Role.CALL_CLOSE) {
                    end();
                } else {
                    text.append(mark);
                }
            }
        }
    }

    private void start() {
        name = unquoted(text.toString().strip());
        text.setLength(0);
        zone = Zone.BODY;
        if (!name.isEmpty()) {
            content.found();
            events.add(new ToolEvent.CallStarted(calls, Optional.empty(), name));
        }
    }

    private static String unquoted(String name) {
        int from = name.startsWith("\"") || name.startsWith("'") ? 1 : 0;
        int end = name.length();
        end -= end > from && "\"'".indexOf(name.charAt(end - 1)) >= 0 ? 1 : 0;
        return name.substring(from, end).strip();
    }

    private void end() {
        zone = Zone.BETWEEN;
        if (name.isEmpty()) {
            return;
        }
        StringBuilder json = new StringBuilder();
        JsonValues.write(
                SchemaCoercion.coerced(
                        ElementValues.object(
                                Elements.read(text.toString()), schemas.parameters(name)),
                        schemas.parameters(name)),
                json);
        events.add(new ToolEvent.Arguments(calls, json.toString()));
        events.add(new ToolEvent.CallCompleted(calls++));
    }
}
