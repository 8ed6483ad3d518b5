package dev.parley.core.http;

import java.util.Optional;

/// Where a text stops being JSON, and why, in the words and positions of Python's parser, which
/// clients of the reference know.
///
/// @param position characters before the fault
/// @param message such as `Expecting value`
record JsonFault(int position, String message) {

    private static final int DEEPEST = 1000;

    /// The first fault of a text; empty when it is JSON.
    static Optional<JsonFault> find(String text) {
        Scan scan = new Scan(text);
        try {
            scan.document();
            return Optional.empty();
        } catch (Found found) {
            return Optional.of(new JsonFault(text.codePointCount(0, found.index), found.reason));
        }
    }

    private static final class Found extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final int index;
        private final String reason;

        Found(int index, String reason) {
            super(reason, null, false, false);
            this.index = index;
            this.reason = reason;
        }
    }

    /// One pass over a text; `next` is the index of the next character.
    private static final class Scan {

        private final String text;
        private int next;
        private int depth;

        Scan(String text) {
            this.text = text;
        }

        void document() {
            skipSpace();
            value();
            skipSpace();
            if (next < text.length()) {
                throw new Found(next, "Extra data");
            }
        }

        private void value() {
            if (++depth > DEEPEST) {
                throw new Found(next, "Nested too deeply");
            }
            switch (peek()) {
                case '"' -> string();
                case '{' -> object();
                case '[' -> array();
                default -> scalar();
            }
            depth--;
        }

        private void object() {
            next++;
            skipSpace();
            if (peek() == '}') {
                next++;
                return;
            }
            while (true) {
                if (peek() != '"') {
                    throw new Found(next, "Expecting property name enclosed in double quotes");
                }
                string();
                skipSpace();
                if (peek() != ':') {
                    throw new Found(next, "Expecting ':' delimiter");
                }
                next++;
                skipSpace();
                value();
                if (closes('}')) {
                    return;
                }
            }
        }

        private void array() {
            next++;
            skipSpace();
            if (peek() == ']') {
                next++;
                return;
            }
            do {
                value();
            } while (!closes(']'));
        }

        /// After an element: true at the end of the container, else past the comma.
        private boolean closes(char end) {
            skipSpace();
            if (peek() == end) {
                next++;
                return true;
            }
            if (peek() != ',') {
                throw new Found(next, "Expecting ',' delimiter");
            }
            next++;
            skipSpace();
            return false;
        }

        private void string() {
            int begin = next++;
            while (true) {
                int c = peek();
                if (c < 0) {
                    throw new Found(begin, "Unterminated string starting at");
                }
                if (c <= 0x1f) {
                    throw new Found(next, "Invalid control character at");
                }
                next++;
                if (c == '"') {
                    return;
                }
                if (c == '\\') {
                    escape(begin);
                }
            }
        }

        private void escape(int begin) {
            int c = peek();
            if (c < 0) {
                throw new Found(begin, "Unterminated string starting at");
            }
            if (c == 'u') {
                int digits = next + 1;
                if (digits + 4 >= text.length() || !hex(digits, digits + 4)) {
                    throw new Found(next, "Invalid \\uXXXX escape");
                }
                next += 5;
            } else if ("\"\\/bfnrt".indexOf(c) >= 0) {
                next++;
            } else {
                throw new Found(next - 1, "Invalid \\escape");
            }
        }

        private boolean hex(int from, int to) {
            for (int i = from; i < to; i++) {
                if (Character.digit(text.charAt(i), 16) < 0) {
                    return false;
                }
            }
            return true;
        }

        private void scalar() {
            for (String word :
                    new String[] {"null", "true", "false", "NaN", "Infinity", "-Infinity"}) {
                if (text.startsWith(word, next)) {
                    next += word.length();
                    return;
                }
            }
            number();
        }

        private void number() {
            int begin = next;
            if (peek() == '-') {
                next++;
            }
            if (peek() == '0') {
                next++;
            } else if (!digits()) {
                throw new Found(begin, "Expecting value");
            }
            int whole = next;
            if (peek() == '.') {
                next++;
                whole = digits() ? next : whole;
            }
            next = whole;
            if (peek() == 'e' || peek() == 'E') {
                next++;
                if (peek() == '+' || peek() == '-') {
                    next++;
                }
                next = digits() ? next : whole;
            }
        }

        private boolean digits() {
            int begin = next;
            while (peek() >= '0' && peek() <= '9') {
                next++;
            }
            return next > begin;
        }

        private void skipSpace() {
            while (peek() == ' ' || peek() == '\t' || peek() == '\n' || peek() == '\r') {
                next++;
            }
        }

        private int peek() {
            return next < text.length() ? text.charAt(next) : -1;
        }
    }
}
