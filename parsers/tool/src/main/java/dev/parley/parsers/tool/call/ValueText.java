package dev.parley.parsers.tool.call;

/// The text of one value while it arrives, less the newlines that only set it off from its tags.
public final class ValueText {

    private final boolean trims;
    private final StringBuilder text = new StringBuilder();
    private boolean started;

    ValueText(Newlines newlines) {
        trims = newlines == Newlines.TRIMMED;
    }

    /// What newlines at the edges of a value mean.
    public enum Newlines {
        /// They belong to the value.
        KEPT,
        /// One at either end is layout.
        TRIMMED
    }

    void append(String piece) {
        int from = 0;
        if (!started && !piece.isEmpty()) {
            started = true;
            from = trims && piece.charAt(0) == '\n' ? 1 : 0;
        }
        text.append(piece, from, piece.length());
    }

    /// Takes out what is certain: all but a newline or half a character at the end.
    String takeCertain() {
        int end = text.length();
        if (end > 0) {
            char last = text.charAt(end - 1);
            end -= Character.isHighSurrogate(last) || (trims && last == '\n') ? 1 : 0;
        }
        String certain = text.substring(0, end);
        text.delete(0, end);
        return certain;
    }

    /// Takes out the rest at the value's end.
    String takeRest() {
        int end = text.length();
        end -= trims && end > 0 && text.charAt(end - 1) == '\n' ? 1 : 0;
        return text.substring(0, end);
    }
}
