package dev.parley.parsers.reasoning.template;

import dev.parley.api.text.TextChunk;
import dev.parley.api.text.Tokenizer;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What opens or closes a region. Stateless.
sealed interface Delimiter {

    /// Looks for the first occurrence.
    ///
    /// @param ended whether no text will follow
    Match find(TextChunk text, boolean ended);

    /// What was found: an occurrence, or the place from which text to come may make one; the text's
    /// length where nothing may.
    sealed interface Match {

        /// Where it begins.
        int start();

        /// An occurrence.
        record Whole(int start, int end) implements Match {}

        /// What may become one.
        record Tail(int start) implements Match {}
    }

    /// Any of some texts; of two at one place the longer.
    ///
    /// @param texts longest first
    /// @param tokenizer says which of them are added tokens, and count as such only
    record Literals(List<String> texts, Optional<Tokenizer> tokenizer) implements Delimiter {

        /// Sorts the texts.
        public Literals {
            texts = texts.stream().sorted(Comparator.comparing(String::length).reversed()).toList();
        }

        @Override
        public Match find(TextChunk chunk, boolean ended) {
            String text = chunk.text();
            for (int at = 0; at < text.length(); at++) {
                for (String literal : texts) {
                    if (text.charAt(at) != literal.charAt(0)) {
                        continue;
                    }
                    if (text.startsWith(literal, at) && counts(literal, chunk, at)) {
                        return new Match.Whole(at, at + literal.length());
                    }
                    int rest = text.length() - at;
                    if (!ended
                            && rest < literal.length()
                            && literal.startsWith(text.substring(at))) {
                        return new Match.Tail(at);
                    }
                }
            }
            return new Match.Tail(text.length());
        }

        private boolean counts(String literal, TextChunk chunk, int at) {
            if (!chunk.isTokenised() || tokenizer.isEmpty()) {
                return true;
            }
            OptionalInt id = tokenizer.get().tokenId(literal);
            return id.isEmpty()
                    || !tokenizer.get().isAdded(id.getAsInt())
                    || chunk.tokens().stream().anyMatch(token -> token.start() == at);
        }
    }

    /// Text of a pattern.
    record Regex(Pattern pattern) implements Delimiter {

        @Override
        public Match find(TextChunk chunk, boolean ended) {
            String text = chunk.text();
            Matcher matcher = pattern.matcher(text);
            for (int at = 0; at < text.length(); at++) {
                matcher.region(at, text.length());
                boolean found = matcher.lookingAt();
                if (!ended && matcher.hitEnd()) {
                    return new Match.Tail(at);
                }
                if (found && matcher.end() > at) {
                    return new Match.Whole(at, matcher.end());
                }
            }
            return new Match.Tail(text.length());
        }
    }
}
