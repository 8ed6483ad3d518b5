package dev.parley.core.jinja.format;

import dev.parley.core.jinja.text.Whitespace;
import dev.parley.core.jinja.value.Budget;
import dev.parley.core.jinja.value.Str;
import dev.parley.core.jinja.value.TextOut;

import java.util.ArrayList;
import java.util.List;

/// Breaks a string into literals that fit a line, as Python's `pprint` does: at line ends, then between words.
final class PrettyPieces {

    private final int width;
    private final int allowance;
    private final Budget budget;
    private final List<String> pieces = new ArrayList<>();

    /// @param width of a line, in code points
    /// @param allowance what the last line leaves free of it
    PrettyPieces(int width, int allowance, Budget budget) {
        this.width = width;
        this.allowance = allowance;
        this.budget = budget;
    }

    /// The literals of a text; they concatenate to it.
    List<String> of(String text) {
        int at = 0;
        while (at < text.length()) {
            int end = lineEnd(text, at);
            boolean last = end == text.length();
            String line = text.substring(at, end);
            String literal = literal(line);
            if (length(literal) <= (last ? width - allowance : width)) {
                add(literal);
            } else {
                words(line, last);
            }
            at = end;
        }
        return pieces;
    }

    private void words(String line, boolean lastLine) {
        String current = "";
        int at = 0;
        while (at < line.length()) {
            int end = wordEnd(line, at);
            String part = line.substring(at, end);
            boolean last = lastLine && end == line.length();
            String candidate = current + part;
            if (length(literal(candidate)) > (last ? width - allowance : width)) {
                if (!current.isEmpty()) {
                    add(literal(current));
                }
                current = part;
            } else {
                current = candidate;
            }
            at = end;
        }
        if (!current.isEmpty()) {
            add(literal(current));
        }
    }

    private void add(String literal) {
        budget.elements(1);
        pieces.add(literal);
    }

    private String literal(String text) {
        return TextOut.repr(Str.of(text), budget);
    }

    private static int length(String text) {
        return text.codePointCount(0, text.length());
    }

    /// Behind a word and the white space after it.
    private static int wordEnd(String line, int from) {
        int at = from;
        while (at < line.length() && !Whitespace.is(line.charAt(at))) {
            at++;
        }
        return Whitespace.skip(line, at);
    }

    /// Behind the next line break of any kind.
    private static int lineEnd(String text, int from) {
        for (int i = from; i < text.length(); i++) {
            if (text.startsWith("\r\n", i)) {
                return i + 2;
            }
            if (Whitespace.endsLine(text.charAt(i))) {
                return i + 1;
            }
        }
        return text.length();
    }
}
