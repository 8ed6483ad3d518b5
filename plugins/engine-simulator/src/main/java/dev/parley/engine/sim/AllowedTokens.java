package dev.parley.engine.sim;

import dev.parley.api.engine.SamplingParams;
import dev.parley.api.structured.TokenMatcher;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Which ids may come next for one sequence. Belongs to the pacing thread once the request is queued.
final class AllowedTokens {

    private final int vocabulary;
    private final int[] ends;
    private final @Nullable TokenMatcher matcher;
    private final long @Nullable [] fixed;
    private final long[] mask;

    /// @param matcher says what a grammar lets come; where it lets the text end, the request's end and
    ///     stop tokens may come too
    AllowedTokens(Optional<TokenMatcher> matcher, SamplingParams sampling, int vocabulary) {
        this.vocabulary = vocabulary;
        this.matcher = matcher.orElse(null);
        ends =
                Stream.concat(sampling.endTokens().stream(), sampling.stopTokenIds().stream())
                        .mapToInt(Integer::intValue)
                        .toArray();
        Optional<List<Integer>> ids = sampling.allowedTokenIds();
        fixed = ids.map(them -> bits(them, vocabulary)).orElse(null);
        mask = everything() ? new long[0] : new long[words(vocabulary)];
    }

    /// Whether every id may come, always.
    boolean everything() {
        return matcher == null && fixed == null;
    }

    /// Whether a grammar says what may come.
    boolean constrained() {
        return matcher != null;
    }

    /// Whether the grammar lets only an end token come next.
    boolean complete() {
        return matcher != null && matcher.finished();
    }

    /// Looks what may come next; before [#test] and [#first] for every token.
    void refresh() {
        if (matcher != null) {
            matcher.mask(mask);
            if (matcher.mayEnd()) {
                for (int end : ends) {
                    mask[end / Long.SIZE] |= 1L << end;
                }
            }
        } else {
            Arrays.fill(mask, -1L);
        }
        if (fixed != null) {
            for (int i = 0; i < mask.length; i++) {
                mask[i] &= fixed[i];
            }
        }
    }

    /// Whether an id may come next.
    boolean test(int id) {
        return everything() || (mask[id / Long.SIZE] & 1L << id) != 0;
    }

    /// Takes an id away until the next [#refresh].
    void refuse(int id) {
        mask[id / Long.SIZE] &= ~(1L << id);
    }

    /// The next id from `start` on, round the vocabulary, that may come and is in a set.
    ///
    /// @param set bits like those of [TokenMatcher#mask]
    /// @param start in the vocabulary
    /// @return an id of `vocabulary` or above when there is none
    int first(long[] set, int start) {
        int word = start / Long.SIZE;
        long common = mask[word] & set[word] & -1L << start;
        for (int i = 0; i < mask.length; i++) {
            if (common != 0) {
                return word * Long.SIZE + Long.numberOfTrailingZeros(common);
            }
            word = word + 1 < mask.length ? word + 1 : 0;
            common = mask[word] & set[word];
        }
        return common != 0 ? word * Long.SIZE + Long.numberOfTrailingZeros(common) : vocabulary;
    }

    /// Tells the grammar what came.
    ///
    /// @return whether it still holds
    boolean accept(int token) {
        return matcher == null || matcher.accept(token);
    }

    static int words(int vocabulary) {
        return (vocabulary + Long.SIZE - 1) / Long.SIZE;
    }

    private static long[] bits(List<Integer> ids, int vocabulary) {
        long[] bits = new long[words(vocabulary)];
        for (int id : ids) {
            bits[id / Long.SIZE] |= 1L << id;
        }
        return bits;
    }
}
