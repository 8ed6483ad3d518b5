package dev.parley.parsers.reasoning.block;

import dev.parley.api.text.TextChunk;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Holds back the end of a text that may prove to be a message's recipient, `to=user`. Belongs to its
/// parser.
final class Recipient {

    private static final String PREFIX = "to=";

    private final List<TextChunk> held = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();

    /// Takes the next piece of text.
    ///
    /// @return what is no recipient
    List<TextChunk> take(TextChunk chunk) {
        if (text.length() < PREFIX.length()) {
            TextChunk joined = chunk;
            for (TextChunk part : release().reversed()) {
                joined = part.plus(joined);
            }
            return afresh(joined);
        }
        int end = endOfWord(chunk.text());
        if (end == chunk.text().length()) {
            hold(chunk);
            return List.of();
        }
        List<TextChunk> free = new ArrayList<>(release());
        free.addAll(afresh(chunk));
        return free;
    }

    /// The recipient the text so far ends with.
    Optional<String> name() {
        return text.length() > PREFIX.length()
                ? Optional.of(text.substring(PREFIX.length()))
                : Optional.empty();
    }

    /// Gives what was held back.
    List<TextChunk> release() {
        List<TextChunk> released = List.copyOf(held);
        held.clear();
        text.setLength(0);
        return released;
    }

    private List<TextChunk> afresh(TextChunk chunk) {
        int start = start(chunk.text());
        hold(chunk.substring(start));
        return start == 0 ? List.of() : List.of(chunk.substring(0, start));
    }

    private void hold(TextChunk chunk) {
        if (!chunk.isEmpty()) {
            held.add(chunk);
            text.append(chunk.text());
        }
    }

    /// Where a recipient at the end of a text may begin: in its last word.
    private static int start(String text) {
        int word = text.length();
        while (word > 0 && isPart(text.charAt(word - 1))) {
            word--;
        }
        int whole = text.indexOf(PREFIX, word);
        if (whole >= 0) {
            return whole;
        }
        for (int length = PREFIX.length() - 1; length > 0; length--) {
            int at = text.length() - length;
            if (at >= word && text.startsWith(PREFIX.substring(0, length), at)) {
                return at;
            }
        }
        return text.length();
    }

    private static int endOfWord(String text) {
        int end = 0;
        while (end < text.length() && isPart(text.charAt(end))) {
            end++;
        }
        return end;
    }

    private static boolean isPart(char c) {
        return c != '<' && !Character.isWhitespace(c);
    }
}
