package dev.parley.structured.text;

import dev.parley.api.ParleyException.InvalidRequest;

import java.util.function.IntPredicate;

/// Reads a grammar's source character by character. Used by one thread.
final class Cursor {

    private static final int DEEPEST = 200;

    private final String source;
    private final String comment;
    private int at;
    private int depth;

    /// @param comment what begins a comment that goes to the end of its line
    Cursor(String source, String comment) {
        this.source = source;
        this.comment = comment;
    }

    boolean atEnd() {
        return at >= source.length();
    }

    /// The next character, or NUL at the end.
    char peek() {
        return at < source.length() ? source.charAt(at) : 0;
    }

    boolean looksAt(String text) {
        return source.startsWith(text, at);
    }

    /// Takes a text if it comes next.
    boolean take(String text) {
        if (looksAt(text)) {
            at += text.length();
            return true;
        }
        return false;
    }

    void require(String text) {
        if (!take(text)) {
            throw failure("expected '%s'".formatted(text));
        }
    }

    int codePoint() {
        if (atEnd()) {
            throw failure("unexpected end");
        }
        int c = source.codePointAt(at);
        at += Character.charCount(c);
        return c;
    }

    String takeWhile(IntPredicate wanted) {
        int start = at;
        while (!atEnd() && wanted.test(source.charAt(at))) {
            at++;
        }
        return source.substring(start, at);
    }

    /// Skips blanks and comments, line ends included.
    void skipSpace() {
        while (!atEnd()) {
            if (Character.isWhitespace(peek())) {
                at++;
            } else if (looksAt(comment)) {
                takeWhile(c -> c != '\n');
            } else {
                return;
            }
        }
    }

    /// Skips blanks within a line.
    void skipBlanks() {
        takeWhile(c -> c == ' ' || c == '\t');
    }

    int position() {
        return at;
    }

    void back(int position) {
        at = position;
    }

    /// Notes that brackets nest one deeper.
    void enter() {
        if (++depth > DEEPEST) {
            throw failure("brackets nest too deeply");
        }
    }

    void leave() {
        depth--;
    }

    int number() {
        String digits = takeWhile(c -> c >= '0' && c <= '9');
        if (digits.isEmpty() || digits.length() > 9) {
            throw failure("expected a number of at most nine digits");
        }
        return Integer.parseInt(digits);
    }

    /// Reads what follows a backslash in a literal.
    int escape() {
        int letter = codePoint();
        return switch (letter) {
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'f' -> '\f';
            case 'b' -> '\b';
            case 'v' -> 0x0B;
            case 'a' -> 0x07;
            case 'e' -> 0x1B;
            case '0' -> 0;
            case 'x' -> hex(2);
            case 'u' -> hex(4);
            case 'U' -> hex(8);
            default -> letter;
        };
    }

    private int hex(int digits) {
        int end = Math.min(source.length(), at + digits);
        String text = source.substring(at, end);
        if (!text.matches("[0-9A-Fa-f]{%d}".formatted(digits))) {
            throw failure("expected %d hexadecimal digits".formatted(digits));
        }
        at = end;
        return (int) Math.min(Long.parseLong(text, 16), Character.MAX_CODE_POINT);
    }

    InvalidRequest failure(String reason) {
        int line = 1 + (int) source.substring(0, Math.min(at, source.length())).lines().count();
        int start = source.lastIndexOf('\n', Math.max(0, at - 1)) + 1;
        line = at == start ? line : line - 1;
        return new InvalidRequest(
                "Invalid grammar specification: %s at line %d, column %d"
                        .formatted(reason, Math.max(1, line), at - start + 1));
    }
}
