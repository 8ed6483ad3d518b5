package dev.parley.core.jinja.text;

/// What Python calls white space and line ends.
public final class Whitespace {

    private static final int NEXT_LINE = 0x85;
    private static final int FIRST_SEPARATOR = 0x1c;
    private static final int LAST_SEPARATOR = 0x1f;

    private Whitespace() {}

    /// Python's `isspace` of a UTF-16 unit; no white space lies beyond.
    public static boolean is(char unit) {
        if (unit <= ' ') {
            return unit == ' '
                    || (unit >= '\t' && unit <= '\r')
                    || (unit >= FIRST_SEPARATOR && unit <= LAST_SEPARATOR);
        }
        if (unit < NEXT_LINE) {
            return false;
        }
        return unit == NEXT_LINE || Character.isSpaceChar(unit);
    }

    /// Whether a unit ends a line for `splitlines`.
    public static boolean endsLine(char unit) {
        return switch (unit) {
            case '\n',
                    '\r',
                    '\u000b',
                    '\f',
                    '\u001c',
                    '\u001d',
                    '\u001e',
                    '\u0085',
                    '\u2028',
                    '\u2029' ->
                    true;
            default -> false;
        };
    }

    /// The first place from `from` on that is not white space.
    public static int skip(String text, int from) {
        int at = from;
        while (at < text.length() && is(text.charAt(at))) {
            at++;
        }
        return at;
    }

    /// The place after the last unit before `to` that is not white space.
    public static int skipBack(String text, int from, int to) {
        int at = to;
        while (at > from && is(text.charAt(at - 1))) {
            at--;
        }
        return at;
    }
}
