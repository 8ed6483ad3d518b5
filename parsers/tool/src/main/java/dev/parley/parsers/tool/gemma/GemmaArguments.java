package dev.parley.parsers.tool.gemma;

import dev.parley.parsers.tool.call.CallWriter;
import dev.parley.parsers.tool.call.ValueText.Newlines;
import dev.parley.parsers.tool.coerce.Coercion;
import dev.parley.parsers.tool.coerce.SchemaCoercion;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.ObjectNode;

import java.util.ArrayDeque;
import java.util.Deque;

/// Reads the members of one call, character by character. Never fails: stray characters are part of the nearest key or
/// bare value, and what is open at the end is closed.
final class GemmaArguments {

    private static final int DEEPEST = 200;

    private final CallWriter calls;
    private final Coercion coercion;
    private final Deque<Level> levels = new ArrayDeque<>();

    /// The key, bare value or nested string that arrives.
    private final StringBuilder text = new StringBuilder();

    private State state = State.KEY;

    /// A closing bracket at the end of a string may be the call's own if the string is never closed.
    private boolean heldEnd;

    private enum State {
        KEY,
        QUOTED_KEY,
        VALUE,
        STRING,
        BARE,
        DONE
    }

    /// An open object or array; the call itself has no container.
    private static final class Level {

        private final @Nullable JsonNode container;
        private final char end;
        private String key = "";

        private Level(@Nullable JsonNode container, char end) {
            this.container = container;
            this.end = end;
        }

        private boolean isArray() {
            return end == ']';
        }
    }

    /// @param end what closes the call: a brace or a parenthesis
    GemmaArguments(CallWriter calls, Coercion coercion, char end) {
        this.calls = calls;
        this.coercion = coercion;
        levels.push(new Level(null, end));
    }

    void push(String piece) {
        int at = 0;
        while (at < piece.length()) {
            if (state == State.STRING) {
                string(piece.substring(at));
                return;
            }
            accept(piece.charAt(at++));
        }
    }

    /// Takes the marker that stands for a quote.
    void quote() {
        switch (state) {
            case KEY -> {
                text.setLength(0);
                state = State.QUOTED_KEY;
            }
            case QUOTED_KEY -> state = State.KEY;
            case VALUE -> beginString();
            case STRING -> {
                if (heldEnd) {
                    stringText(String.valueOf(outermost()));
                }
                endString();
            }
            case BARE, DONE -> {}
        }
    }

    /// Closes what is open.
    void end() {
        if (state == State.STRING) {
            endString();
        } else if (state == State.BARE) {
            endBare();
        }
        while (!levels.isEmpty()) {
            close();
        }
    }

    private char outermost() {
        return levels.getLast().end;
    }

    private void accept(char c) {
        switch (state) {
            case KEY -> inKey(c);
            case VALUE -> beforeValue(c);
            case BARE -> {
                if (c == ',' || c == levels.getFirst().end) {
                    endBare();
                    accept(c);
                } else {
                    text.append(c);
                }
            }
            case QUOTED_KEY, STRING -> text.append(c);
            case DONE -> {}
        }
    }

    private void inKey(char c) {
        if (c == ':') {
            levels.getFirst().key = text.toString().strip();
            text.setLength(0);
            state = State.VALUE;
        } else if (c == levels.getFirst().end) {
            close();
        } else if (c == ',') {
            text.setLength(0);
        } else if (!text.isEmpty() || !Character.isWhitespace(c)) {
            text.append(c);
        }
    }

    private void beforeValue(char c) {
        Level level = levels.getFirst();
        if (Character.isWhitespace(c) || (c == ',' && level.isArray())) {
            return;
        }
        if (c == level.end && level.isArray()) {
            close();
        } else if (c == ',' || c == level.end) {
            endBare();
            accept(c);
        } else if ((c == '{' || c == '[') && levels.size() < DEEPEST) {
            open(c);
        } else {
            text.append(c);
            state = State.BARE;
        }
    }

    private void open(char c) {
        JsonNode container =
                c == '{'
                        ? JsonNodeFactory.instance.objectNode()
                        : JsonNodeFactory.instance.arrayNode();
        if (levels.size() > 1) {
            put(container);
        }
        levels.push(new Level(container, c == '{' ? '}' : ']'));
        text.setLength(0);
        state = c == '{' ? State.KEY : State.VALUE;
    }

    private void close() {
        Level closed = levels.pop();
        if (levels.isEmpty()) {
            state = State.DONE;
            return;
        }
        if (levels.size() == 1 && closed.container != null) {
            put(closed.container);
        }
        nextMember();
    }

    private void nextMember() {
        text.setLength(0);
        state = levels.getFirst().isArray() ? State.VALUE : State.KEY;
    }

    private void beginString() {
        text.setLength(0);
        heldEnd = false;
        if (levels.size() == 1) {
            calls.beginValue(levels.getFirst().key, coercion, Newlines.KEPT);
        }
        state = State.STRING;
    }

    private void string(String piece) {
        String all = heldEnd ? outermost() + piece : piece;
        heldEnd = all.charAt(all.length() - 1) == outermost();
        stringText(heldEnd ? all.substring(0, all.length() - 1) : all);
    }

    private void stringText(String piece) {
        if (levels.size() == 1) {
            calls.text(piece);
        } else {
            text.append(piece);
        }
    }

    private void endString() {
        if (levels.size() == 1) {
            calls.endValue();
        } else {
            put(coercion.value(text.toString(), MissingNode.getInstance()));
        }
        nextMember();
    }

    private void endBare() {
        String bare = text.toString().strip();
        put(coercion.value(bare, levels.size() == 1 ? schema() : MissingNode.getInstance()));
        nextMember();
    }

    private JsonNode schema() {
        return calls.schemas().parameter(calls.tool(), levels.getFirst().key);
    }

    private void put(JsonNode value) {
        Level level = levels.getFirst();
        switch (level.container) {
            case ObjectNode object -> object.set(level.key, value);
            case ArrayNode array -> array.add(value);
            case null, default -> calls.value(level.key, SchemaCoercion.coerced(value, schema()));
        }
    }
}
