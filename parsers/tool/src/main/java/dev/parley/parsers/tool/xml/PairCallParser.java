package dev.parley.parsers.tool.xml;

import dev.parley.api.text.TextChunk;
import dev.parley.api.tool.ToolEvent;
import dev.parley.api.tool.ToolParser;
import dev.parley.api.tool.ToolParserRequest;
import dev.parley.parsers.tool.call.CallWriter;
import dev.parley.parsers.tool.call.ContentGate;
import dev.parley.parsers.tool.call.Markers;
import dev.parley.parsers.tool.call.RawCalls;
import dev.parley.parsers.tool.xml.PairFormat.Role;
import dev.parley.parsers.tool.xml.Rules.Flaws;

import java.util.ArrayList;
import java.util.List;

/// Reads calls made of a name and key-value pairs. Text between tags is ignored; a key without a value runs on to the
/// next key's end.
final class PairCallParser implements ToolParser {

    private final List<ToolEvent> events = new ArrayList<>();
    private final PairFormat format;
    private final String keyClose;
    private final Markers<Role> markers;
    private final ContentGate content;
    private final CallWriter calls;
    private final RawCalls raw = new RawCalls();

    /// The name or key that arrives.
    private final StringBuilder label = new StringBuilder();

    private State state = State.CONTENT;
    private boolean inGroup;

    /// Whether markup came where it has no meaning.
    private boolean misplaced;

    private enum State {
        CONTENT,
        GROUP,
        NAME,
        PAIRS,
        KEY,
        AFTER_KEY,
        VALUE,
        /// After the group of a format that has but one.
        DONE
    }

    PairCallParser(PairFormat format, ToolParserRequest request) {
        this.format = format;
        Rules rules = format.rules();
        keyClose = "</arg_key" + format.suffix() + '>';
        markers = new Markers<>(format.marks(), request);
        content = new ContentGate(rules.edges(), rules.after(), request.delivery(), events);
        calls = new CallWriter(request, rules.unknown(), events);
    }

    @Override
    public List<ToolEvent> push(TextChunk chunk) {
        markers.push(chunk, this::take, this::take);
        return drained();
    }

    @Override
    public List<ToolEvent> finish() {
        markers.finish(this::take, this::take);
        if (isFlawed()) {
            content.finishBeforeMark();
            calls.cut();
            raw.abandon(events);
            return drained();
        }
        if (state == State.NAME) {
            beginCall();
        }
        calls.cut();
        content.finish();
        return drained();
    }

    private boolean isFlawed() {
        boolean cut = state != State.CONTENT && state != State.GROUP && state != State.DONE;
        return switch (format.rules().flaws()) {
            case REPORTED -> false;
            case CUT_ABANDONED -> cut;
            case ABANDONED ->
                    !raw.isEmpty() && (misplaced || state != State.DONE || raw.calls() == 0);
        };
    }

    private void take(String text) {
        if (state != State.CONTENT || !raw.isEmpty()) {
            remember(text);
        }
        text(text);
    }

    private void take(Role role, String text) {
        if (state != State.CONTENT || opens(role) || !raw.isEmpty()) {
            remember(text);
            if (role == Role.CALL_OPEN) {
                raw.open(text.length());
            }
        }
        marker(role, text);
    }

    private boolean opens(Role role) {
        return role == (format.group().isEmpty() ? Role.CALL_OPEN : Role.GROUP_OPEN);
    }

    private void remember(String text) {
        if (format.rules().flaws() != Flaws.REPORTED) {
            raw.append(text);
        }
    }

    private List<ToolEvent> drained() {
        List<ToolEvent> drained = List.copyOf(events);
        events.clear();
        return drained;
    }

    private void text(String text) {
        switch (state) {
            case CONTENT -> content.text(text);
            case NAME -> nameText(text);
            case KEY -> label.append(text);
            case VALUE -> calls.text(text);
            case PAIRS, AFTER_KEY -> misplaced |= !text.isBlank();
            case GROUP, DONE -> {}
        }
    }

    private void nameText(String text) {
        int from = 0;
        while (label.isEmpty()
                && from < text.length()
                && Character.isWhitespace(text.charAt(from))) {
            from++;
        }
        label.append(text, from, text.length());
        if (text.indexOf('\n', from) >= 0) {
            beginCall();
        }
    }

    private void beginCall() {
        String name = label.toString().strip().lines().findFirst().orElse("").strip();
        if (calls.accepts(name)) {
            content.found();
            raw.started();
        }
        misplaced |= name.isEmpty();
        calls.begin(name);
        state = State.PAIRS;
    }

    private void marker(Role role, String text) {
        switch (state) {
            case CONTENT, GROUP -> outside(role, text);
            case DONE -> {}
            case NAME -> inName(role, text);
            case PAIRS -> inPairs(role);
            case KEY -> inKey(role, text);
            case AFTER_KEY -> afterKey(role, text);
            case VALUE -> inValue(role, text);
        }
    }

    private void outside(Role role, String text) {
        boolean needsGroup = !format.group().isEmpty() && !inGroup;
        if (role == Role.GROUP_OPEN) {
            content.mark();
            inGroup = true;
            state = State.GROUP;
        } else if (role == Role.GROUP_CLOSE && inGroup) {
            closeGroup();
        } else if (role == Role.CALL_OPEN && !needsGroup) {
            content.mark();
            label.setLength(0);
            state = State.NAME;
        } else {
            misplaced |= inGroup && role == Role.CALL_CLOSE;
            text(text);
        }
    }

    private void inName(Role role, String text) {
        switch (role) {
            case NAME_END -> beginCall();
            case KEY_OPEN, CALL_CLOSE, GROUP_CLOSE -> {
                beginCall();
                inPairs(role);
            }
            case GROUP_OPEN, CALL_OPEN, KEY_CLOSE, VALUE_OPEN, VALUE_CLOSE -> {
                misplaced = true;
                nameText(text);
            }
        }
    }

    private void inPairs(Role role) {
        switch (role) {
            case KEY_OPEN -> {
                label.setLength(0);
                state = State.KEY;
            }
            case CALL_CLOSE -> endCall();
            case GROUP_CLOSE -> {
                misplaced = true;
                endCall();
                closeGroup();
            }
            case CALL_OPEN -> {
                misplaced = true;
                endCall();
                label.setLength(0);
                state = State.NAME;
            }
            case GROUP_OPEN, NAME_END, KEY_CLOSE, VALUE_OPEN, VALUE_CLOSE -> misplaced = true;
        }
    }

    private void inKey(Role role, String text) {
        switch (role) {
            case KEY_CLOSE -> state = State.AFTER_KEY;
            case CALL_CLOSE, GROUP_CLOSE -> {
                misplaced = true;
                inPairs(role);
            }
            case GROUP_OPEN, CALL_OPEN, NAME_END, KEY_OPEN, VALUE_OPEN, VALUE_CLOSE -> {
                misplaced = true;
                label.append(text);
            }
        }
    }

    private void afterKey(Role role, String text) {
        switch (role) {
            case VALUE_OPEN -> {
                calls.beginValue(
                        label.toString().strip(), format.coercion(), format.rules().newlines());
                state = State.VALUE;
            }
            case KEY_OPEN -> {
                misplaced = true;
                label.append(keyClose).append(text);
                state = State.KEY;
            }
            case CALL_CLOSE, GROUP_CLOSE -> {
                misplaced = true;
                inPairs(role);
            }
            case GROUP_OPEN, CALL_OPEN, NAME_END, KEY_CLOSE, VALUE_CLOSE -> misplaced = true;
        }
    }

    private void inValue(Role role, String text) {
        switch (role) {
            case VALUE_CLOSE -> {
                calls.endValue();
                state = State.PAIRS;
            }
            case CALL_CLOSE, GROUP_CLOSE -> {
                misplaced = true;
                calls.endOpenValue();
                inPairs(role);
            }
            case GROUP_OPEN, CALL_OPEN, NAME_END, KEY_OPEN, KEY_CLOSE, VALUE_OPEN -> {
                misplaced = true;
                calls.text(text);
            }
        }
    }

    private void endCall() {
        calls.end();
        state = inGroup ? State.GROUP : State.CONTENT;
    }

    private void closeGroup() {
        inGroup = false;
        state = format.rules().flaws() == Flaws.ABANDONED ? State.DONE : State.CONTENT;
    }
}
