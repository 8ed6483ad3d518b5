package dev.parley.core.jinja.value;

/// Strings between quotes, as Python's `repr` shows them.
final class Quoting {

    private static final int FIRST_PRINTABLE = 0x20;
    private static final int DELETE = 0x7f;
    private static final int LATIN_END = 0x100;
    private static final int PLANE_END = 0x10000;

    private Quoting() {}

    static void quote(String text, TextOut out) {
        char quote = text.indexOf('\'') >= 0 && text.indexOf('"') < 0 ? '"' : '\'';
        out.append(quote);
        int from = 0;
        int i = 0;
        while (i < text.length()) {
            int point = text.codePointAt(i);
            int next = i + Character.charCount(point);
            if (point == quote || point == '\\' || !printable(point)) {
                out.append(text, from, i);
                escape(point, out);
                from = next;
            }
            i = next;
        }
        out.append(text, from, text.length());
        out.append(quote);
    }

    private static void escape(int point, TextOut out) {
        switch (point) {
            case '\n' -> out.append("\\n");
            case '\r' -> out.append("\\r");
            case '\t' -> out.append("\\t");
            default -> {
                if (printable(point)) {
                    out.append('\\');
                    out.append((char) point);
                } else if (point < LATIN_END) {
                    out.append("\\x%02x".formatted(point));
                } else {
                    out.append((point < PLANE_END ? "\\u%04x" : "\\U%08x").formatted(point));
                }
            }
        }
    }

    /// Whether every character is shown as itself.
    static boolean printable(String text) {
        return text.codePoints().allMatch(Quoting::printable);
    }

    private static boolean printable(int point) {
        if (point < DELETE) {
            return point >= FIRST_PRINTABLE;
        }
        return switch (Character.getType(point)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SPACE_SEPARATOR ->
                    false;
            default -> true;
        };
    }
}
