package dev.parley.core.jinja.member;

import dev.parley.core.jinja.text.Searching;
import dev.parley.core.jinja.value.Budget;
import dev.parley.core.jinja.value.TextOut;

/// Python's `replace`, within a budget.
public final class Replacing {

    private Replacing() {}

    /// A text with the first `count` occurrences replaced, all of them for a negative count.
    public static String replace(String text, String old, String with, int count, Budget budget) {
        int left = count < 0 ? Integer.MAX_VALUE : count;
        if (old.isEmpty()) {
            return spread(text, with, left, budget);
        }
        int at = Searching.first(text, old, 0, text.length());
        if (at < 0 || left == 0) {
            return text;
        }
        TextOut out = new TextOut(budget, text.length() + with.length());
        int from = 0;
        while (at >= 0 && left-- > 0) {
            out.append(text, from, at);
            out.append(with);
            from = at + old.length();
            at = Searching.first(text, old, from, text.length());
        }
        out.append(text, from, text.length());
        return out.toString();
    }

    private static String spread(String text, String with, int count, Budget budget) {
        TextOut out = new TextOut(budget, text.length());
        int left = count;
        int at = 0;
        while (left-- > 0) {
            out.append(with);
            if (at == text.length()) {
                return out.toString();
            }
            int next = text.offsetByCodePoints(at, 1);
            out.append(text, at, next);
            at = next;
        }
        out.append(text, at, text.length());
        return out.toString();
    }
}
