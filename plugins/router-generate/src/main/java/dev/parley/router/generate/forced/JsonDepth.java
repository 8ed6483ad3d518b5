package dev.parley.router.generate.forced;

/// Follows JSON text character by character, as far as strings and brackets go. Mutable; one thread.
final class JsonDepth {

    private int depth;
    private boolean inString;
    private boolean escaped;
    private boolean begun;

    /// Takes the next character.
    void push(char c) {
        begun |= !Character.isWhitespace(c);
        if (escaped) {
            escaped = false;
        } else if (inString) {
            escaped = c == '\\';
            inString = c != '"';
        } else {
            switch (c) {
                case '"' -> inString = true;
                case '{', '[' -> depth++;
                case '}', ']' -> depth--;
                default -> {}
            }
        }
    }

    /// Brackets that are open; negative after one too many was closed.
    int depth() {
        return depth;
    }

    /// Whether no string or bracket is open.
    boolean closed() {
        return depth == 0 && !inString;
    }

    /// Whether there was anything but blanks.
    boolean begun() {
        return begun;
    }
}
