package dev.parley.engine.sim;

import dev.parley.api.text.Tokenizer;

import java.util.Arrays;
import java.util.OptionalInt;
import java.util.stream.Stream;

/// Which tokens lead a text under a grammar to its end: what closes something open first, then words
/// and digits rather than space and what opens something new. Immutable.
final class Preferences {

    private final int[] closing;
    private final long[] plain;
    private final long[] all;

    Preferences(Tokenizer tokenizer, int vocabulary) {
        closing =
                Stream.of("\"", "}", "]", ",", ":")
                        .map(tokenizer::tokenId)
                        .flatMapToInt(OptionalInt::stream)
                        .toArray();
        plain = new long[AllowedTokens.words(vocabulary)];
        all = new long[plain.length];
        Arrays.fill(all, -1L);
        for (int id = 0; id < tokenizer.vocabularySize(); id++) {
            if (startsWithLetterOrDigit(tokenizer.token(id))) {
                plain[id / Long.SIZE] |= 1L << id;
            }
        }
    }

    /// The best id that may come. Words take turns, so that no repeated one keeps a text from its end.
    ///
    /// @param last the token before it
    /// @return an id outside of the vocabulary when none may
    int best(AllowedTokens allowed, int last, int vocabulary) {
        for (int id : closing) {
            if (allowed.test(id)) {
                return id;
            }
        }
        int start = last + 1 < vocabulary ? last + 1 : 0;
        int word = allowed.first(plain, start);
        return word < vocabulary ? word : allowed.first(all, start);
    }

    private static boolean startsWithLetterOrDigit(String token) {
        return !token.isEmpty()
                && token.charAt(0) < 128
                && Character.isLetterOrDigit(token.charAt(0));
    }
}
