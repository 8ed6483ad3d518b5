package dev.parley.parsers.reasoning.span;

/// Holds back white space that may prove to be the end of the reasoning. Belongs to its parser.
final class ReasoningTail {

    private final boolean waits;
    private final StringBuilder held = new StringBuilder();

    /// @param format says what happens to white space
    ReasoningTail(SpanFormat format) {
        this.waits = format.trim() != SpanFormat.Trim.NOTHING;
    }

    /// Takes the next piece of reasoning.
    ///
    /// @return what may be sent
    String take(String text) {
        if (!waits) {
            return text;
        }
        int end = text.length();
        while (end > 0 && Character.isWhitespace(text.charAt(end - 1))) {
            end--;
        }
        if (end == 0) {
            held.append(text);
            return "";
        }
        String sent = release() + text.substring(0, end);
        held.append(text, end, text.length());
        return sent;
    }

    /// Whether nothing is held back.
    boolean isEmpty() {
        return held.isEmpty();
    }

    /// What was held back, which proves to be reasoning.
    String release() {
        String released = held.toString();
        held.setLength(0);
        return released;
    }

    /// What was held back is dropped.
    void drop() {
        held.setLength(0);
    }
}
