package dev.parley.parsers.tool.marked;

import dev.parley.api.tool.ToolEvent;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// Reads one JSON value that holds calls: an object, or an array of objects. Belongs to one parser.
public final class CallReader {

    private final Shape shape;
    private final CallKeys keys;
    private final int firstIndex;
    private final String label;
    private int labelSeen;
    private int started;
    private State state = State.BEFORE;
    private @Nullable CallObject call;

    /// What the JSON may be.
    public enum Shape {
        /// One call.
        OBJECT,
        /// Any number of calls.
        ARRAY,
        /// Either.
        OBJECT_OR_ARRAY
    }

    private enum State {
        BEFORE,
        FIRST,
        NEXT,
        ELEMENT,
        AFTER,
        SINGLE,
        DONE,
        BROKEN
    }

    /// A reader of bare JSON.
    ///
    /// @param firstIndex number of the first call
    public CallReader(Shape shape, CallKeys keys, int firstIndex) {
        this(shape, keys, firstIndex, "");
    }

    /// @param label what may stand before the JSON
    CallReader(Shape shape, CallKeys keys, int firstIndex, String label) {
        this.label = label;
        this.shape = shape;
        this.keys = keys;
        this.firstIndex = firstIndex;
    }

    /// Takes text up to the value's end.
    ///
    /// @param from where in `text` to begin
    /// @param into takes the events
    /// @return index after the last character it took
    public int push(String text, int from, List<ToolEvent> into) {
        int at = from;
        while (at < text.length() && state != State.DONE && state != State.BROKEN) {
            if (call != null) {
                at = call.push(text, at, into);
                endOfElement(call, into);
            } else {
                between(text.charAt(at));
                at += call == null ? 1 : 0;
            }
        }
        return at;
    }

    /// Completes a call that was cut off.
    ///
    /// @return whether it was clear how, or no call was cut off
    public boolean complete(List<ToolEvent> into) {
        return call == null ? started > 0 : call.complete(into);
    }

    /// Calls that were started.
    public int started() {
        return started + (call != null && call.isStarted() ? 1 : 0);
    }

    /// Whether nothing but blanks came.
    boolean isBlank() {
        return state == State.BEFORE && labelSeen == 0;
    }

    /// Whether the value has ended and every object in it is a call.
    public boolean isDone() {
        return state == State.DONE;
    }

    /// Whether what came cannot become calls.
    public boolean isBroken() {
        return state == State.BROKEN;
    }

    /// Whether the text so far ends inside a string.
    public boolean isInString() {
        return call != null && call.isInString();
    }

    private void between(char c) {
        if (Character.isWhitespace(c)) {
            return;
        }
        switch (state) {
            case BEFORE -> before(c);
            case FIRST -> {
                if (c == ']') {
                    state = State.DONE;
                } else {
                    open(c, State.ELEMENT);
                }
            }
            case NEXT -> open(c, State.ELEMENT);
            default -> state = c == ',' ? State.NEXT : c == ']' ? State.DONE : State.BROKEN;
        }
    }

    private void before(char c) {
        if (labelSeen < label.length() && c == label.charAt(labelSeen)) {
            labelSeen++;
        } else if (c == '[' && shape != Shape.OBJECT) {
            state = State.FIRST;
        } else if (shape == Shape.ARRAY) {
            state = State.BROKEN;
        } else {
            open(c, State.SINGLE);
        }
    }

    private void open(char c, State next) {
        if (c == '{') {
            state = next;
            call = new CallObject(firstIndex + started, keys);
        } else {
            state = State.BROKEN;
        }
    }

    private void endOfElement(CallObject element, List<ToolEvent> into) {
        if (!element.isClosed() && !element.isBroken()) {
            return;
        }
        started = started();
        call = null;
        if (element.isCall()) {
            into.add(new ToolEvent.CallCompleted(firstIndex + started - 1));
            state = state == State.SINGLE ? State.DONE : State.AFTER;
        } else {
            state = State.BROKEN;
        }
    }
}
