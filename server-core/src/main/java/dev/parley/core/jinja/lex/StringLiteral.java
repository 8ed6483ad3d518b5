package dev.parley.core.jinja.lex;

import dev.parley.core.jinja.JinjaException;

/// The inside of a quoted string, whose escapes are Python's.
final class StringLiteral {

    private static final int OCTAL_DIGITS = 3;

    private final String text;
    private final int line;
    private final StringBuilder out;
    private int at;

    private StringLiteral(String text, int line) {
        this.text = text;
        this.line = line;
        this.out = new StringBuilder(text.length());
    }

    static String unescape(String text, int line) {
        return text.indexOf('\\') < 0 ? text : new StringLiteral(text, line).run();
    }

    private String run() {
        while (at < text.length()) {
            char unit = text.charAt(at++);
            if (unit == '\\' && at < text.length()) {
                escape(text.charAt(at++));
            } else {
                out.append(unit);
            }
        }
        return out.toString();
    }

    private void escape(char unit) {
        switch (unit) {
            case '\n' -> out.append("");
            case '\\', '\'', '"' -> out.append(unit);
            case 'a' -> out.append('\u0007');
            case 'b' -> out.append('\b');
            case 'f' -> out.append('\f');
            case 'n' -> out.append('\n');
            case 'r' -> out.append('\r');
            case 't' -> out.append('\t');
            case 'v' -> out.append('\u000b');
            case 'x' -> hex(2);
            case 'u' -> hex(4);
            case 'U' -> hex(8);
            case 'N' -> named();
            case '0', '1', '2', '3', '4', '5', '6', '7' -> octal();
            default -> out.append('\\').append(unit);
        }
    }

    private void octal() {
        int value = 0;
        int end = Math.min(text.length(), at - 1 + OCTAL_DIGITS);
        at--;
        while (at < end && Character.digit(text.charAt(at), 8) >= 0) {
            value = value * 8 + Character.digit(text.charAt(at++), 8);
        }
        out.appendCodePoint(value);
    }

    private void hex(int digits) {
        long value = 0;
        for (int i = 0; i < digits; i++) {
            int digit = at < text.length() ? Character.digit(text.charAt(at), 16) : -1;
            if (digit < 0) {
                throw JinjaException.syntax(line, "truncated escape in a string");
            }
            value = value * 16 + digit;
            at++;
        }
        if (value > Character.MAX_CODE_POINT) {
            throw JinjaException.syntax(line, "illegal Unicode character");
        }
        out.appendCodePoint((int) value);
    }

    private void named() {
        int end = text.indexOf('}', at);
        if (end < 0 || text.charAt(at) != '{') {
            throw JinjaException.syntax(line, "malformed \\N character escape");
        }
        try {
            out.appendCodePoint(Character.codePointOf(text.substring(at + 1, end)));
        } catch (IllegalArgumentException e) {
            throw JinjaException.syntax(line, "unknown Unicode character name");
        }
        at = end + 1;
    }
}
