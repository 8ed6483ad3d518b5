package dev.parley.core.jinja.filter;

import dev.parley.core.jinja.value.Budget;

import java.util.ArrayList;
import java.util.List;

/// Breaks one line of text into lines of a width, as Python's `textwrap` does.
///
/// @param width in code points, above 0
/// @param breakLongWords cuts words that do not fit a line
/// @param breakOnHyphens may end a line after a hyphen
record WordWrap(int width, boolean breakLongWords, boolean breakOnHyphens) {

    List<String> wrap(String text, Budget budget) {
        budget.elements(text.length());
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String chunk : chunks(text)) {
            boolean blank = isBlank(chunk.charAt(0));
            if (length(line) + length(chunk) <= width) {
                if (!blank || !line.isEmpty() || lines.isEmpty()) {
                    line.append(chunk);
                }
                continue;
            }
            String rest = chunk;
            if (length(chunk) > width && !blank) {
                rest = breakLong(chunk, line, lines);
            }
            finish(line, lines);
            if (!blank) {
                line.append(rest);
            }
        }
        finish(line, lines);
        return lines;
    }

    /// Fills lines with a word that fits none; gives back what is left for the next.
    private String breakLong(String word, StringBuilder line, List<String> lines) {
        if (!breakLongWords) {
            return word;
        }
        int from = 0;
        int left = length(word);
        int room = width - length(line);
        while (left > width || !line.isEmpty()) {
            if (room > 0 && left > room) {
                int cut = word.offsetByCodePoints(from, room);
                line.append(word, from, cut);
                from = cut;
                left -= room;
            }
            finish(line, lines);
            room = width;
        }
        return word.substring(from);
    }

    private static int length(CharSequence text) {
        return Character.codePointCount(text, 0, text.length());
    }

    private static void finish(StringBuilder line, List<String> lines) {
        int end = line.length();
        while (end > 0 && isBlank(line.charAt(end - 1))) {
            end--;
        }
        if (end > 0) {
            lines.add(line.substring(0, end));
        }
        line.setLength(0);
    }

    private static boolean isBlank(char unit) {
        return unit == ' ' || (unit >= '\t' && unit <= '\r');
    }

    private List<String> chunks(String text) {
        List<String> chunks = new ArrayList<>();
        int from = 0;
        for (int i = 1; i <= text.length(); i++) {
            boolean end =
                    i == text.length()
                            || isBlank(text.charAt(i)) != isBlank(text.charAt(i - 1))
                            || (breakOnHyphens && breaksAfterHyphen(text, i));
            if (end) {
                chunks.add(text.substring(from, i));
                from = i;
            }
        }
        return chunks;
    }

    private static boolean breaksAfterHyphen(String text, int at) {
        return text.charAt(at - 1) == '-'
                && at >= 3
                && Character.isLetter(text.charAt(at - 2))
                && Character.isLetterOrDigit(text.charAt(at - 3))
                && Character.isLetter(text.charAt(at));
    }
}
