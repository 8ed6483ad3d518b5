package dev.parley.parsers.tool.pythonic;

import dev.parley.api.tool.ToolEvent;
import dev.parley.parsers.tool.coerce.JsonValues;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Reads one call, `name(key=literal, …)`, character by character.
final class PythonicCall {

    private final int index;
    private final Reading reading;
    private final List<ToolEvent> events;
    private final StringBuilder label = new StringBuilder();
    private final Set<String> keys = new HashSet<>();
    private final StringBuilder json = new StringBuilder();
    private LiteralScanner literal;
    private State state = State.NAME;
    private boolean started;

    /// Where in the call the text is.
    enum State {
        NAME,
        BEFORE_KEY,
        KEY,
        BEHIND_KEY,
        VALUE,
        DONE,
        BROKEN
    }

    /// @param events where the call goes
    PythonicCall(int index, Reading reading, List<ToolEvent> events) {
        this.reading = reading;
        this.literal = new LiteralScanner(reading);
        this.index = index;
        this.events = events;
    }

    State push(char c) {
        state =
                switch (state) {
                    case NAME -> name(c);
                    case BEFORE_KEY -> beforeKey(c);
                    case KEY, BEHIND_KEY -> key(c);
                    case VALUE -> value(c);
                    case DONE, BROKEN -> State.BROKEN;
                };
        return state;
    }

    /// Passes on the arguments that are certain.
    void flush() {
        json.append(literal.take());
        if (!json.isEmpty()) {
            events.add(new ToolEvent.Arguments(index, json.toString()));
            json.setLength(0);
        }
    }

    boolean isInString() {
        return state == State.VALUE && literal.isInString();
    }

    /// Whether [ToolEvent.CallStarted] was given.
    boolean isStarted() {
        return started;
    }

    private State name(char c) {
        if (c == '(' && !label.isEmpty()) {
            started = true;
            events.add(new ToolEvent.CallStarted(index, Optional.empty(), label.toString()));
            return State.BEFORE_KEY;
        }
        boolean dot = c == '.' && !label.isEmpty() && reading == Reading.REPAIRED;
        if (dot) {
            label.append(c);
        }
        return dot || addToLabel(c) ? State.NAME : State.BROKEN;
    }

    private boolean addToLabel(char c) {
        boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
        boolean fits = letter || (!label.isEmpty() && (Character.isLetterOrDigit(c) || c == '_'));
        if (fits) {
            label.append(c);
        }
        return fits;
    }

    private State beforeKey(char c) {
        if (Character.isWhitespace(c)) {
            return State.BEFORE_KEY;
        }
        if (c == ')') {
            return end();
        }
        label.setLength(0);
        return addToLabel(c) ? State.KEY : State.BROKEN;
    }

    private State key(char c) {
        if (Character.isWhitespace(c)) {
            return State.BEHIND_KEY;
        }
        if (c != '=') {
            return state == State.KEY && addToLabel(c) ? State.KEY : State.BROKEN;
        }
        if (!keys.add(label.toString())) {
            return State.BROKEN;
        }
        json.append(keys.size() == 1 ? "{" : ", ");
        JsonValues.quote(label.toString(), json);
        json.append(": ");
        literal = new LiteralScanner(reading);
        return State.VALUE;
    }

    private State value(char c) {
        return switch (literal.push(c)) {
            case INSIDE -> State.VALUE;
            case BROKEN -> State.BROKEN;
            case AFTER -> {
                json.append(literal.take());
                yield c == ',' ? State.BEFORE_KEY : end();
            }
        };
    }

    private State end() {
        json.append(keys.isEmpty() ? "{}" : "}");
        flush();
        events.add(new ToolEvent.CallCompleted(index));
        return State.DONE;
    }
}
