package dev.parley.parsers.tool.json;

import java.util.BitSet;
import java.util.Optional;

/// Follows one JSON value (RFC 8259) character by character and says whether what came is a prefix
/// of valid JSON. Constant work per character; one bit per level of nesting; keeps no text.
public final class JsonScanner {

    private static final String LITERAL_STARTS = "tfn";

    private final BitSet objects = new BitSet();
    private int depth;
    private State state = State.VALUE;
    private boolean inKey;
    private int digitsLeft;
    private String literalRest = "";

    /// What a character belongs to.
    public enum Part {
        /// White space between tokens.
        SPACE,
        /// A brace, bracket, colon or comma.
        STRUCTURE,
        /// A member's name with its quotes.
        KEY,
        /// A string with its quotes, a number, or a literal.
        SCALAR,
        /// Not JSON; nor is anything after it.
        BROKEN
    }

    private enum State {
        VALUE,
        FIRST_ELEMENT,
        FIRST_KEY,
        NEXT_KEY,
        COLON,
        AFTER,
        STRING,
        ESCAPE,
        UNICODE,
        MINUS,
        ZERO,
        INTEGER,
        POINT,
        FRACTION,
        EXPONENT,
        EXPONENT_SIGN,
        EXPONENT_DIGITS,
        LITERAL,
        BROKEN
    }

    /// Whether a text is one whole value.
    public static boolean isValue(String text) {
        JsonScanner scanner = new JsonScanner();
        for (int i = 0; i < text.length() && !scanner.isBroken(); i++) {
            scanner.push(text.charAt(i));
        }
        return scanner.isWhole();
    }

    /// Takes the next character.
    public Part push(char c) {
        return switch (state) {
            case STRING, ESCAPE, UNICODE -> inString(c);
            case MINUS, ZERO, INTEGER, POINT, FRACTION, EXPONENT, EXPONENT_SIGN, EXPONENT_DIGITS ->
                    inNumber(c);
            case LITERAL -> inLiteral(c);
            case VALUE, FIRST_ELEMENT, FIRST_KEY, NEXT_KEY, COLON, AFTER -> between(c);
            case BROKEN -> Part.BROKEN;
        };
    }

    /// Open arrays and objects after the last character.
    public int depth() {
        return depth;
    }

    /// Whether the last character lies inside a string, so that any marker in it is text.
    public boolean isInString() {
        return switch (state) {
            case STRING, ESCAPE, UNICODE -> true;
            default -> false;
        };
    }

    /// Whether the last character closed a value other than a number, which only what follows ends.
    public boolean isAfterValue() {
        return state == State.AFTER;
    }

    /// Whether everything that came is one whole value.
    public boolean isWhole() {
        return depth == 0
                && switch (state) {
                    case AFTER, ZERO, INTEGER, FRACTION, EXPONENT_DIGITS -> true;
                    default -> false;
                };
    }

    /// Whether what came is no prefix of valid JSON.
    public boolean isBroken() {
        return state == State.BROKEN;
    }

    /// The shortest text that would complete what is open; empty after a comma, a colon, inside a
    /// key or an escape, where there is no telling.
    ///
    /// @param level open arrays and objects that stay open
    public Optional<String> closing(int level) {
        Optional<String> rest = closingOfScalar();
        if (rest.isEmpty()) {
            return rest;
        }
        StringBuilder text = new StringBuilder(rest.get());
        for (int i = depth - 1; i >= level; i--) {
            text.append(objects.get(i) ? '}' : ']');
        }
        return Optional.of(text.toString());
    }

    private Optional<String> closingOfScalar() {
        return switch (state) {
            case FIRST_KEY, FIRST_ELEMENT, AFTER, ZERO, INTEGER, FRACTION, EXPONENT_DIGITS ->
                    Optional.of("");
            case STRING -> inKey ? Optional.empty() : Optional.of("\"");
            case LITERAL -> Optional.of(literalRest);
            default -> Optional.empty();
        };
    }

    private Part between(char c) {
        if (c == ' ' || c == '\n' || c == '\r' || c == '\t') {
            return Part.SPACE;
        }
        return switch (state) {
            case FIRST_ELEMENT -> c == ']' ? close() : value(c);
            case FIRST_KEY -> c == '}' ? close() : key(c);
            case NEXT_KEY -> key(c);
            case COLON -> c == ':' ? structure(State.VALUE) : broken();
            case AFTER -> afterValue(c);
            default -> value(c);
        };
    }

    private Part value(char c) {
        inKey = false;
        if (c == '{' || c == '[') {
            objects.set(depth++, c == '{');
            return structure(c == '{' ? State.FIRST_KEY : State.FIRST_ELEMENT);
        }
        if (LITERAL_STARTS.indexOf(c) >= 0) {
            literalRest = c == 't' ? "rue" : c == 'f' ? "alse" : "ull";
            return scalar(State.LITERAL);
        }
        return switch (c) {
            case '"' -> scalar(State.STRING);
            case '-' -> scalar(State.MINUS);
            case '0' -> scalar(State.ZERO);
            default -> isDigit(c) ? scalar(State.INTEGER) : broken();
        };
    }

    private Part key(char c) {
        if (c != '"') {
            return broken();
        }
        inKey = true;
        state = State.STRING;
        return Part.KEY;
    }

    private Part afterValue(char c) {
        if (depth == 0) {
            return broken();
        }
        boolean object = objects.get(depth - 1);
        if (c == ',') {
            return structure(object ? State.NEXT_KEY : State.VALUE);
        }
        return c == (object ? '}' : ']') ? close() : broken();
    }

    private Part close() {
        depth--;
        return structure(State.AFTER);
    }

    private Part inString(char c) {
        state =
                switch (state) {
                    case ESCAPE -> afterBackslash(c);
                    case UNICODE -> afterHexDigit(c);
                    default -> plain(c);
                };
        if (state == State.BROKEN) {
            return Part.BROKEN;
        }
        return inKey ? Part.KEY : Part.SCALAR;
    }

    private State plain(char c) {
        if (c == '"') {
            return inKey ? State.COLON : State.AFTER;
        }
        if (c == '\\') {
            return State.ESCAPE;
        }
        return c < ' ' ? State.BROKEN : State.STRING;
    }

    private State afterBackslash(char c) {
        if (c == 'u') {
            digitsLeft = 4;
            return State.UNICODE;
        }
        return "\"\\/bfnrt".indexOf(c) >= 0 ? State.STRING : State.BROKEN;
    }

    private State afterHexDigit(char c) {
        if (c > 'f' || Character.digit(c, 16) < 0) {
            return State.BROKEN;
        }
        return --digitsLeft == 0 ? State.STRING : State.UNICODE;
    }

    private Part inNumber(char c) {
        State next = afterNumberCharacter(c);
        if (next != State.AFTER) {
            state = next;
            return next == State.BROKEN ? Part.BROKEN : Part.SCALAR;
        }
        state = State.AFTER;
        return between(c);
    }

    /// The state inside the number, [State#AFTER] when `c` is no part of it any more.
    private State afterNumberCharacter(char c) {
        boolean digit = isDigit(c);
        boolean exponent = c == 'e' || c == 'E';
        return switch (state) {
            case MINUS -> c == '0' ? State.ZERO : digit ? State.INTEGER : State.BROKEN;
            case ZERO, INTEGER -> {
                if (digit) {
                    yield state == State.ZERO ? State.BROKEN : State.INTEGER;
                }
                yield c == '.' ? State.POINT : exponent ? State.EXPONENT : State.AFTER;
            }
            case POINT -> digit ? State.FRACTION : State.BROKEN;
            case FRACTION -> digit ? State.FRACTION : exponent ? State.EXPONENT : State.AFTER;
            case EXPONENT ->
                    digit
                            ? State.EXPONENT_DIGITS
                            : c == '+' || c == '-' ? State.EXPONENT_SIGN : State.BROKEN;
            case EXPONENT_SIGN -> digit ? State.EXPONENT_DIGITS : State.BROKEN;
            default -> digit ? State.EXPONENT_DIGITS : State.AFTER;
        };
    }

    private Part inLiteral(char c) {
        if (c != literalRest.charAt(0)) {
            return broken();
        }
        literalRest = literalRest.substring(1);
        return scalar(literalRest.isEmpty() ? State.AFTER : State.LITERAL);
    }

    private Part structure(State next) {
        state = next;
        return Part.STRUCTURE;
    }

    private Part scalar(State next) {
        state = next;
        return Part.SCALAR;
    }

    private Part broken() {
        state = State.BROKEN;
        return Part.BROKEN;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
