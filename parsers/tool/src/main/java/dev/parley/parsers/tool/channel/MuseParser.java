package dev.parley.parsers.tool.channel;

import dev.parley.api.text.TextChunk;
import dev.parley.api.tool.ToolDefinition;
import dev.parley.api.tool.ToolEvent;
import dev.parley.api.tool.ToolParser;
import dev.parley.api.tool.ToolParserRequest;
import dev.parley.api.tool.ToolParserRequest.Delivery;
import dev.parley.parsers.tool.call.Markers;
import dev.parley.parsers.tool.call.Markers.Mark;
import dev.parley.parsers.tool.call.WholeCalls;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Splits a reply into messages and reads calls in those to a tool.
final class MuseParser implements ToolParser {

    private static final String CALL_CLOSE = "</atem:invoke>";
    private static final List<Mark<Role>> MARKS =
            List.of(
                    new Mark<>("<|start|>", Role.START),
                    new Mark<>("<|message|>", Role.MESSAGE),
                    new Mark<>("<|eom|>", Role.END),
                    new Mark<>("<|eot|>", Role.END),
                    new Mark<>("<atem:function_calls>", Role.GROUP_OPEN),
                    new Mark<>("</atem:function_calls>", Role.GROUP_CLOSE),
                    new Mark<>("<atem:invoke", Role.CALL_OPEN),
                    new Mark<>(CALL_CLOSE, Role.CALL_CLOSE));

    private final List<ToolEvent> events = new ArrayList<>();
    private final Markers<Role> markers;
    private final WholeCalls calls = new WholeCalls(events);
    private final Set<String> tools;
    private final boolean whole;
    private final Recipient recipient = new Recipient();

    /// All text of a whole reply before its first header, and the calls in it.
    private final StringBuilder unframed = new StringBuilder();

    private final List<Invocation> early = new ArrayList<>();

    /// The call that arrives, from its tag on.
    private final StringBuilder call = new StringBuilder();

    private Zone zone = Zone.UNFRAMED;

    /// Whether a header came.
    private boolean framed;

    private boolean inGroup;
    private boolean inCall;

    private enum Role {
        START,
        MESSAGE,
        END,
        GROUP_OPEN,
        GROUP_CLOSE,
        CALL_OPEN,
        CALL_CLOSE
    }

    private enum Zone {
        /// Text that no header came before.
        UNFRAMED,
        /// From a start marker to the end of the header, or between messages.
        HEADER,
        CONTENT,
        THOUGHT,
        CALLS
    }

    MuseParser(ToolParserRequest request) {
        markers = new Markers<>(MARKS, request);
        tools =
                request.tools().stream()
                        .map(ToolDefinition::name)
                        .collect(Collectors.toUnmodifiableSet());
        whole = request.delivery() == Delivery.WHOLE;
    }

    @Override
    public List<ToolEvent> push(TextChunk chunk) {
        markers.push(chunk, this::take, this::take);
        return drained();
    }

    @Override
    public List<ToolEvent> finish() {
        markers.finish(this::take, this::take);
        recipient.release(this::body);
        if (!unframed.isEmpty()) {
            events.add(new ToolEvent.Content(unframed.toString()));
        }
        early.forEach(it -> calls.call(it.name(tools), it.arguments()));
        return drained();
    }

    private List<ToolEvent> drained() {
        List<ToolEvent> drained = List.copyOf(events);
        events.clear();
        return drained;
    }

    private void take(String text) {
        remember(text);
        if (inCall) {
            call.append(text);
        } else {
            recipient.push(text, this::body);
        }
    }

    private void take(Role role, String text) {
        remember(text);
        switch (role) {
            case START -> {
                recipient.release(this::body);
                beginMessage(Zone.HEADER);
            }
            case MESSAGE -> header();
            case END -> {
                recipient.release(this::body);
                beginMessage(framed ? Zone.HEADER : Zone.UNFRAMED);
            }
            case GROUP_OPEN, GROUP_CLOSE, CALL_OPEN, CALL_CLOSE -> {
                recipient.release(this::body);
                markup(role, text);
            }
        }
    }

    private void remember(String text) {
        if (whole && !framed) {
            unframed.append(text);
        }
    }

    private void beginMessage(Zone next) {
        inCall = false;
        inGroup = false;
        zone = next;
    }

    private void header() {
        Optional<String> name = inCall ? Optional.empty() : recipient.take(this::body);
        framed = true;
        unframed.setLength(0);
        early.clear();
        beginMessage(
                switch (name.orElse("user")) {
                    case "user" -> Zone.CONTENT;
                    case "self" -> Zone.THOUGHT;
                    default -> Zone.CALLS;
                });
    }

    private void markup(Role role, String text) {
        boolean counts = zone == Zone.CALLS || zone == Zone.UNFRAMED;
        if (inCall) {
            call.append(text);
            if (role == Role.CALL_CLOSE) {
                inCall = false;
                endCall();
            }
        } else if (!counts || role == Role.CALL_CLOSE) {
            body(text);
        } else if (role == Role.CALL_OPEN) {
            inCall = true;
            call.setLength(0);
            call.append(text);
        } else {
            inGroup = role == Role.GROUP_OPEN;
        }
    }

    private void endCall() {
        Optional<Invocation> read = Invocation.read(call.toString());
        if (whole && !framed) {
            read.ifPresent(early::add);
        } else {
            read.ifPresent(it -> calls.call(it.name(tools), it.arguments()));
        }
    }

    private void body(String text) {
        if (zone == Zone.CONTENT || (zone == Zone.UNFRAMED && !whole && !inGroup)) {
            events.add(new ToolEvent.Content(text));
        }
    }
}
