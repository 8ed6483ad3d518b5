package dev.parley.parsers.tool.header;

import dev.parley.api.text.TextChunk;
import dev.parley.api.tool.ToolEvent;
import dev.parley.api.tool.ToolParser;
import dev.parley.api.tool.ToolParserRequest;
import dev.parley.parsers.tool.call.ContentGate;
import dev.parley.parsers.tool.call.ContentGate.After;
import dev.parley.parsers.tool.call.ContentGate.Edges;
import dev.parley.parsers.tool.call.Markers;
import dev.parley.parsers.tool.call.Markers.Mark;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Finds calls in which name and arguments each have markers of their own. Belongs to one choice's thread.
final class PlamoParser implements ToolParser {

    private static final String MARKER_START = "<|plamo:";

    private static final List<Mark<Role>> MARKS =
            List.of(
                    new Mark<>("<|plamo:begin_tool_requests:plamo|>", Role.REQUESTS_OPEN),
                    new Mark<>("<|plamo:end_tool_requests:plamo|>", Role.REQUESTS_CLOSE),
                    new Mark<>("<|plamo:begin_tool_request:plamo|>", Role.REQUEST_OPEN),
                    new Mark<>("<|plamo:end_tool_request:plamo|>", Role.REQUEST_CLOSE),
                    new Mark<>("<|plamo:begin_tool_name:plamo|>", Role.NAME_OPEN),
                    new Mark<>("<|plamo:end_tool_name:plamo|>", Role.NAME_CLOSE),
                    new Mark<>(
                            "<|plamo:begin_tool_arguments:plamo|><|plamo:constrain|>json<|plamo:msg|>",
                            Role.ARGUMENTS_OPEN),
                    new Mark<>("<|plamo:end_tool_arguments:plamo|>", Role.ARGUMENTS_CLOSE),
                    new Mark<>("<|plamo:tag|>", Role.TURN_END));

    private final List<ToolEvent> events = new ArrayList<>();
    private final Markers<Role> markers;
    private final ContentGate content;
    private final StringBuilder name = new StringBuilder();
    private ArgumentText arguments = new ArgumentText(0, "");
    private Zone zone = Zone.CONTENT;

    /// Whether a call was started and not ended.
    private boolean open;

    private int calls;

    private enum Role {
        REQUESTS_OPEN,
        REQUESTS_CLOSE,
        REQUEST_OPEN,
        REQUEST_CLOSE,
        NAME_OPEN,
        NAME_CLOSE,
        ARGUMENTS_OPEN,
        ARGUMENTS_CLOSE,
        TURN_END
    }

    private enum Zone {
        /// Outside the section.
        CONTENT,
        /// In the section, outside names and arguments.
        BETWEEN,
        NAME,
        ARGUMENTS,
        /// After arguments, before the end of the request.
        BEHIND
    }

    PlamoParser(ToolParserRequest request) {
        markers = new Markers<>(MARKS, request);
        content = new ContentGate(Edges.VERBATIM, After.KEPT, request.delivery(), events);
    }

    @Override
    public List<ToolEvent> push(TextChunk chunk) {
        markers.push(chunk, this::text, this::marker);
        return drained();
    }

    @Override
    public List<ToolEvent> finish() {
        markers.finish(this::lastText, this::marker);
        endTurn();
        content.finish();
        return drained();
    }

    private List<ToolEvent> drained() {
        List<ToolEvent> drained = List.copyOf(events);
        events.clear();
        return drained;
    }

    /// A marker that was cut off is dropped.
    private void lastText(String text) {
        if (!text.startsWith(MARKER_START)) {
            text(text);
        }
    }

    private void text(String text) {
        switch (zone) {
            case CONTENT -> content.text(text);
            case NAME -> name.append(text);
            case ARGUMENTS -> {
                if (open) {
                    arguments.add(text, events);
                }
            }
            case BETWEEN, BEHIND -> {}
        }
    }

    private void marker(Role role, String text) {
        if (role == Role.TURN_END) {
            endTurn();
            return;
        }
        switch (zone) {
            case CONTENT -> {
                if (role == Role.REQUESTS_OPEN) {
                    content.mark();
                    zone = Zone.BETWEEN;
                } else {
                    content.text(text);
                }
            }
            case BETWEEN -> between(role);
            case NAME -> {
                if (role == Role.NAME_CLOSE) {
                    start();
                } else {
                    name.append(text);
                }
            }
            case ARGUMENTS -> {
                if (role == Role.ARGUMENTS_CLOSE) {
                    zone = Zone.BEHIND;
                } else {
                    text(text);
                }
            }
            case BEHIND -> {
                if (role == Role.REQUEST_CLOSE) {
                    end();
                    zone = Zone.BETWEEN;
                }
            }
        }
    }

    private void between(Role role) {
        switch (role) {
            case NAME_OPEN -> {
                end();
                name.setLength(0);
                zone = Zone.NAME;
            }
            case ARGUMENTS_OPEN -> zone = Zone.ARGUMENTS;
            case REQUESTS_CLOSE -> endTurn();
            case REQUESTS_OPEN,
                    REQUEST_OPEN,
                    REQUEST_CLOSE,
                    NAME_CLOSE,
                    ARGUMENTS_CLOSE,
                    TURN_END -> {}
        }
    }

    private void start() {
        zone = Zone.BETWEEN;
        String called = name.toString().strip();
        if (!called.isEmpty()) {
            open = true;
            content.found();
            arguments = new ArgumentText(calls, "");
            events.add(new ToolEvent.CallStarted(calls++, Optional.empty(), called));
        }
    }

    private void end() {
        if (open) {
            arguments.end(events);
            open = false;
        }
    }

    private void endTurn() {
        if (zone == Zone.NAME) {
            start();
        }
        end();
        zone = Zone.CONTENT;
    }
}
