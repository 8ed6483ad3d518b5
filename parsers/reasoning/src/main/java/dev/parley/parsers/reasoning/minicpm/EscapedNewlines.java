package dev.parley.parsers.reasoning.minicpm;

import dev.parley.api.text.TextChunk;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Turns `\n`, `\r` and `\r\n` that a model spelled out into newlines, but for code and formulas.
/// Belongs to its parser.
///
/// A code span or formula begins at its opening mark, whether or not it is closed later; an inline
/// one ends with its line. A dollar sign before a digit or white space is a price.
final class EscapedNewlines {

    private static final Set<String> NEWLINES = Set.of("\\n", "\\r", "\\r\\n");

    private TextChunk held = TextChunk.of("");

    /// What ends the code or formula that the text is in; empty outside.
    private String closing = "";

    /// Takes the next piece of text.
    ///
    /// @return the text with newlines; empty while that cannot be decided
    List<TextChunk> take(TextChunk chunk) {
        return scan(held.plus(chunk), false);
    }

    /// The text has ended: gives what was held back.
    List<TextChunk> finish() {
        return scan(held, true);
    }

    private List<TextChunk> scan(TextChunk text, boolean last) {
        List<TextChunk> out = new ArrayList<>();
        String all = text.text();
        int from = 0;
        int at = 0;
        int length = length(all, at, last);
        while (length > 0) {
            String token = all.substring(at, at + length);
            if (closing.isEmpty() && NEWLINES.contains(token)) {
                add(text.substring(from, at), out);
                out.add(text.isTokenised() ? TextChunk.ofModel("\n") : TextChunk.of("\n"));
                from = at + length;
            } else {
                border(token, all, at + length);
            }
            at += length;
            length = length(all, at, last);
        }
        add(text.substring(from, at), out);
        held = text.substring(at);
        return out;
    }

    private static void add(TextChunk text, List<TextChunk> out) {
        if (!text.isEmpty()) {
            out.add(text);
        }
    }

    /// How long the token there is; 0 while more text must come.
    private int length(String text, int at, boolean last) {
        if (at == text.length()) {
            return 0;
        }
        char first = text.charAt(at);
        if (first == '`' || first == '$') {
            int end = at + run(text, at);
            return end == text.length() && !last ? 0 : end - at;
        }
        if (first != '\\' || closing.startsWith("`")) {
            return 1;
        }
        String rest = text.substring(at, Math.min(text.length(), at + 4));
        boolean undecided = rest.equals("\\") || rest.equals("\\r") || rest.equals("\\r\\");
        if (undecided && !last) {
            return 0;
        }
        return rest.equals("\\r\\n") ? 4 : Math.min(2, rest.length());
    }

    private static int run(String text, int at) {
        int end = at;
        while (end < text.length() && text.charAt(end) == text.charAt(at)) {
            end++;
        }
        return end - at;
    }

    private void border(String token, String text, int next) {
        boolean inline = closing.equals("`") || closing.equals("$");
        if (!closing.isEmpty()) {
            closing = token.equals(closing) || (inline && token.equals("\n")) ? "" : closing;
        } else if (token.startsWith("`") || token.equals("$$")) {
            closing = token;
        } else if (token.equals("$")) {
            boolean price =
                    next == text.length() || " \n0123456789".indexOf(text.charAt(next)) >= 0;
            closing = price ? "" : token;
        } else {
            closing =
                    switch (token) {
                        case "\\(" -> "\\)";
                        case "\\[" -> "\\]";
                        default -> "";
                    };
        }
    }
}
