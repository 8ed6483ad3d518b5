package dev.parley.parsers.reasoning.block;

import dev.parley.api.text.TextChunk;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Leaves out the end tag of a citation, `</co: 0:[1,2],1:[3]>`, behind its first characters. Belongs
/// to its parser.
final class Citations {

    private static final String SOURCES = "0123456789:,[] ";

    private final List<TextChunk> held = new ArrayList<>();
    private boolean inTag;

    /// A tag begins.
    ///
    /// @param marker its first characters
    void begin(TextChunk marker) {
        inTag = true;
        held.add(marker);
    }

    /// Takes the next piece of text.
    ///
    /// @return the text without tags; what proves to be none comes back
    List<TextChunk> take(TextChunk text) {
        if (!inTag) {
            return List.of(text);
        }
        Optional<Integer> end = endOfSources(text.text());
        if (end.isEmpty()) {
            held.add(text);
            return List.of();
        }
        if (text.text().charAt(end.get()) != '>') {
            List<TextChunk> all = new ArrayList<>(release());
            all.add(text);
            return all;
        }
        inTag = false;
        held.clear();
        return List.of(text.substring(end.get() + 1));
    }

    /// Gives what was held back, which proves to be text.
    List<TextChunk> release() {
        List<TextChunk> released = List.copyOf(held);
        held.clear();
        inTag = false;
        return released;
    }

    private static Optional<Integer> endOfSources(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (SOURCES.indexOf(text.charAt(i)) < 0) {
                return Optional.of(i);
            }
        }
        return Optional.empty();
    }
}
