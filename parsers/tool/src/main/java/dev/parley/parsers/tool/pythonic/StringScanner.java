package dev.parley.parsers.tool.pythonic;

import dev.parley.parsers.tool.coerce.JsonValues;

import java.util.Locale;

/// Turns one Python string into the inside of a JSON string, character by character, from after its first quote.
final class StringScanner {

    private final char quote;
    private final boolean raw;
    private final boolean format;
    private final Reading reading;
    private final StringBuilder out;
    private final StringBuilder code = new StringBuilder();

    /// Blanks after a quote that may be the last.
    private final StringBuilder blanks = new StringBuilder();

    /// Whether a quote that did not end the string came.
    private boolean nested;

    private State state = State.FIRST;
    private boolean triple;
    private int quotes;
    private int digits;

    private enum State {
        FIRST,
        EMPTY,
        TEXT,
        QUOTE,
        ESCAPE,
        HEX,
        OCTAL,
        BRACE
    }

    /// What a character did.
    enum Step {
        /// It belongs to the string.
        INSIDE,
        /// It is the string's last.
        LAST,
        /// The string ended before it.
        AFTER,
        /// It cannot be there.
        BROKEN
    }

    /// @param prefix the letters before the quote, in lower case
    /// @param out where the text goes, escaped
    StringScanner(char quote, String prefix, Reading reading, StringBuilder out) {
        this.reading = reading;
        this.quote = quote;
        this.raw = prefix.contains("r");
        this.format = prefix.contains("f");
        this.out = out;
    }

    /// Whether a word is a prefix that makes a string.
    static boolean isPrefix(CharSequence word) {
        return switch (word.toString().toLowerCase(Locale.ROOT)) {
            case "r", "u", "f", "fr", "rf" -> true;
            default -> false;
        };
    }

    Step push(char c) {
        return switch (state) {
            case FIRST -> first(c);
            case EMPTY -> {
                triple = c == quote;
                state = State.TEXT;
                yield triple ? Step.INSIDE : Step.AFTER;
            }
            case TEXT -> text(c);
            case QUOTE -> behindQuote(c);
            case ESCAPE -> escape(c);
            case HEX -> hex(c);
            case OCTAL -> octal(c);
            case BRACE -> {
                state = State.TEXT;
                yield code.charAt(0) == c ? put(c) : Step.BROKEN;
            }
        };
    }

    private Step first(char c) {
        if (c == quote) {
            state = State.EMPTY;
            return Step.INSIDE;
        }
        state = State.TEXT;
        return text(c);
    }

    private Step text(char c) {
        if (c == quote) {
            if (reading == Reading.REPAIRED && !triple) {
                blanks.setLength(0);
                state = State.QUOTE;
                return Step.INSIDE;
            }
            quotes++;
            return !triple || quotes == 3 ? Step.LAST : Step.INSIDE;
        }
        for (; quotes > 0; quotes--) {
            put(quote);
        }
        if (c == '\\' && !raw) {
            state = State.ESCAPE;
        } else if (c == '\n' && !triple && reading == Reading.PYTHON) {
            return Step.BROKEN;
        } else if (format && (c == '{' || c == '}')) {
            code.setLength(0);
            code.append(c);
            state = State.BRACE;
        } else {
            return put(c);
        }
        return Step.INSIDE;
    }

    /// A quote ends the string only where something follows that may follow a string.
    private Step behindQuote(char c) {
        if (Character.isWhitespace(c)) {
            blanks.append(c);
            return Step.INSIDE;
        }
        boolean another = !nested && (c == '"' || c == '\'');
        if (another || ",)]}:".indexOf(c) >= 0) {
            return Step.AFTER;
        }
        nested = true;
        state = State.TEXT;
        put(quote);
        JsonValues.escape(blanks, out);
        return text(c);
    }

    private Step escape(char c) {
        state = State.TEXT;
        code.setLength(0);
        return switch (c) {
            case 'n' -> put('\n');
            case 't' -> put('\t');
            case 'r' -> put('\r');
            case 'b' -> put('\b');
            case 'f' -> put('\f');
            case 'v' -> put('\u000b');
            case 'a' -> put('\u0007');
            case '\\', '\'', '"' -> put(c);
            case '\n' -> Step.INSIDE;
            case 'x' -> hexOf(2);
            case 'u' -> hexOf(4);
            case 'U' -> hexOf(8);
            case 'N' -> Step.BROKEN;
            case '0', '1', '2', '3', '4', '5', '6', '7' -> {
                state = State.OCTAL;
                yield octal(c);
            }
            default -> {
                put('\\');
                yield put(c);
            }
        };
    }

    private Step hexOf(int length) {
        digits = length;
        state = State.HEX;
        return Step.INSIDE;
    }

    private Step hex(char c) {
        if (Character.digit(c, 16) < 0 || c > 'f') {
            return Step.BROKEN;
        }
        code.append(c);
        if (code.length() < digits) {
            return Step.INSIDE;
        }
        state = State.TEXT;
        return putCode(Long.parseLong(code.toString(), 16));
    }

    private Step octal(char c) {
        boolean digit = c >= '0' && c <= '7' && code.length() < 3;
        if (digit) {
            code.append(c);
            return Step.INSIDE;
        }
        state = State.TEXT;
        putCode(Long.parseLong(code.toString(), 8));
        return text(c);
    }

    private Step putCode(long point) {
        if (point > Character.MAX_CODE_POINT) {
            return Step.BROKEN;
        }
        if (point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE) {
            out.append("\\u").append(Long.toHexString(point));
            return Step.INSIDE;
        }
        JsonValues.escape(Character.toString((int) point), out);
        return Step.INSIDE;
    }

    private Step put(char c) {
        JsonValues.escape(String.valueOf(c), out);
        return Step.INSIDE;
    }
}
