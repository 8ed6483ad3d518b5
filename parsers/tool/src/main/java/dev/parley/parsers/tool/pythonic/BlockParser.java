package dev.parley.parsers.tool.pythonic;

import dev.parley.api.text.TextChunk;
import dev.parley.api.tool.ToolEvent;
import dev.parley.api.tool.ToolParser;
import dev.parley.api.tool.ToolParserRequest;
import dev.parley.api.tool.ToolParserRequest.Delivery;
import dev.parley.parsers.tool.call.Markers;
import dev.parley.parsers.tool.call.Markers.Mark;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Finds one marked list of calls in prose.
final class BlockParser implements ToolParser {

    private static final String OPEN = "<|tool_call_start|>";
    private static final List<Mark<Role>> MARKS =
            List.of(new Mark<>(OPEN, Role.OPEN), new Mark<>("<|tool_call_end|>", Role.CLOSE));
    private static final PythonicFormat LIST =
            new PythonicFormat(List.of(), List.of(), PythonicFormat.Layout.LIST, Reading.REPAIRED);

    private final List<ToolEvent> events = new ArrayList<>();
    private final Markers<Role> markers;
    private final PythonicToolParser list;
    private final boolean whole;

    /// What the calls of a malformed block leave, and the text that follows them.
    private final List<ToolEvent.Abandoned> abandoned = new ArrayList<>();

    private final StringBuilder tail = new StringBuilder();

    /// Text that a whole reply shows before the block.
    private final StringBuilder before = new StringBuilder();

    /// Text after the block that may belong to a repetition of it.
    private final StringBuilder behind = new StringBuilder();

    private Zone zone = Zone.BEFORE;
    private boolean called;

    private enum Role {
        OPEN,
        CLOSE
    }

    private enum Zone {
        BEFORE,
        BLOCK,
        BEHIND,
        /// Text behind the block that is no repetition.
        PROSE,
        /// A block that is none: all is text.
        TEXT,
        /// As [#TEXT], but calls were begun.
        MALFORMED
    }

    BlockParser(ToolParserRequest request) {
        markers = new Markers<>(MARKS, request);
        whole = request.delivery() == Delivery.WHOLE;
        list = new PythonicToolParser(LIST, request);
    }

    @Override
    public List<ToolEvent> push(TextChunk chunk) {
        markers.push(chunk, this::take, this::take);
        return drained();
    }

    @Override
    public List<ToolEvent> finish() {
        markers.finish(this::take, this::take);
        if (zone == Zone.BLOCK) {
            endBlock();
        }
        if (zone == Zone.MALFORMED) {
            content(before.toString());
            abandon();
        } else if (zone == Zone.BEFORE || zone == Zone.TEXT) {
            content(before.toString());
        } else if (whole) {
            content(
                    Stream.of(before, behind)
                            .map(it -> it.toString().strip())
                            .filter(it -> !it.isEmpty())
                            .collect(Collectors.joining("\n")));
        } else {
            content(behind.toString());
        }
        return drained();
    }

    private List<ToolEvent> drained() {
        List<ToolEvent> drained = List.copyOf(events);
        events.clear();
        return drained;
    }

    private void content(String text) {
        if (!text.isEmpty()) {
            events.add(new ToolEvent.Content(text));
        }
    }

    private void take(String text) {
        switch (zone) {
            case BEFORE, TEXT -> prose(text);
            case BLOCK -> forward(list.push(TextChunk.of(text)));
            case BEHIND -> behind(text);
            case PROSE -> content(text);
            case MALFORMED -> tail.append(text);
        }
    }

    private void prose(String text) {
        if (whole) {
            before.append(text);
        } else {
            content(text);
        }
    }

    private void take(Role role, String text) {
        boolean opens = role == Role.OPEN && zone == Zone.BEFORE;
        boolean closes = role == Role.CLOSE && zone == Zone.BLOCK;
        boolean repeats = role == Role.CLOSE && (zone == Zone.BEHIND || zone == Zone.PROSE);
        if (opens) {
            zone = Zone.BLOCK;
        } else if (closes) {
            endBlock();
            if (zone != Zone.BEHIND) {
                take(text);
            }
        } else if (repeats) {
            behind.setLength(0);
            zone = Zone.BEHIND;
        } else {
            take(text);
        }
    }

    private void endBlock() {
        forward(list.finish());
        if (zone == Zone.BLOCK && called) {
            zone = Zone.BEHIND;
        } else if (zone == Zone.BLOCK) {
            zone = Zone.TEXT;
            prose(OPEN);
        }
    }

    private void forward(List<ToolEvent> found) {
        for (ToolEvent event : found) {
            switch (event) {
                case ToolEvent.CallStarted _ -> {
                    called = true;
                    events.add(event);
                }
                case ToolEvent.Arguments _, ToolEvent.CallCompleted _ -> events.add(event);
                case ToolEvent.Content(String text) -> {
                    zone = Zone.TEXT;
                    prose(OPEN + text);
                }
                case ToolEvent.Abandoned share -> {
                    zone = Zone.MALFORMED;
                    abandoned.add(share);
                }
            }
        }
    }

    private void abandon() {
        String first = OPEN;
        for (int i = 0; i < abandoned.size(); i++) {
            ToolEvent.Abandoned share = abandoned.get(i);
            String last = i == abandoned.size() - 1 ? tail.toString() : "";
            events.add(new ToolEvent.Abandoned(share.index(), first + share.text() + last));
            first = "";
        }
    }

    private void behind(String text) {
        behind.append(text);
        if (!whole && !mayRepeat()) {
            content(behind.toString());
            behind.setLength(0);
            zone = Zone.PROSE;
        }
    }

    private boolean mayRepeat() {
        for (int i = 0; i < behind.length(); i++) {
            if (!Character.isWhitespace(behind.charAt(i))) {
                return behind.charAt(i) == '[' || behind.charAt(i) == '<';
            }
        }
        return true;
    }
}
