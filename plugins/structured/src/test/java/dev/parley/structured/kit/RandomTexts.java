package dev.parley.structured.kit;

import dev.parley.api.structured.CompiledConstraint;
import dev.parley.api.structured.TokenMatcher;
import dev.parley.structured.match.Vocabulary;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;

/// Random texts that a constraint lets through, token by token.
public final class RandomTexts {

    private static final int FREE_TOKENS = 30;
    private static final int MOST_TOKENS = 4000;

    private final CompiledConstraint constraint;
    private final Vocabulary vocabulary;
    private final Random random;

    /// @param seed decides all choices
    public RandomTexts(CompiledConstraint constraint, Vocabulary vocabulary, long seed) {
        this.constraint = constraint;
        this.vocabulary = vocabulary;
        random = new Random(seed);
    }

    /// The next text; empty when it did not come to its end. After some tokens the walk prefers tokens
    /// that end things.
    public Optional<String> next() {
        TokenMatcher matcher = constraint.matcher();
        TokenText text = new TokenText(vocabulary);
        long[] mask = new long[(vocabulary.size() + 63) / 64];
        for (int count = 0; count < MOST_TOKENS; count++) {
            boolean ending = count >= FREE_TOKENS;
            if (matcher.finished() || matcher.mayEnd() && (ending || random.nextInt(4) == 0)) {
                return Optional.of(text.text());
            }
            matcher.mask(mask);
            OptionalInt token = ending ? closing(mask) : any(mask);
            if (token.isEmpty()) {
                throw new IllegalStateException("nothing may follow '" + text.text() + "'");
            }
            if (!matcher.accept(token.getAsInt())) {
                throw new IllegalStateException(
                        "%d was masked in but refused after '%s'"
                                .formatted(token.getAsInt(), text.text()));
            }
            text.add(token.getAsInt());
        }
        return Optional.empty();
    }

    private OptionalInt any(long[] mask) {
        clearEnd(mask);
        int left = 0;
        for (long word : mask) {
            left += Long.bitCount(word);
        }
        return left == 0 ? OptionalInt.empty() : nth(mask, random.nextInt(left));
    }

    private void clearEnd(long[] mask) {
        vocabulary.endToken().ifPresent(end -> mask[end >> 6] &= ~(1L << end));
    }

    private static OptionalInt nth(long[] mask, int n) {
        int left = n;
        for (int word = 0; word < mask.length; word++) {
            long bits = mask[word];
            while (bits != 0) {
                if (left-- == 0) {
                    return OptionalInt.of(word * 64 + Long.numberOfTrailingZeros(bits));
                }
                bits &= bits - 1;
            }
        }
        return OptionalInt.empty();
    }

    /// A token that begins with something that closes, where there is one.
    private OptionalInt closing(long[] mask) {
        clearEnd(mask);
        for (String close :
                new String[] {"\"", "}", "]", ")", ">", ";", ":", "@", ".", "/", "<", " "}) {
            for (int id = 0; id < vocabulary.size(); id++) {
                if ((mask[id >> 6] >>> id & 1) != 0
                        && vocabulary.text(id).length == 1
                        && vocabulary.text(id)[0] == close.charAt(0)
                        && random.nextInt(8) > 0) {
                    return OptionalInt.of(id);
                }
            }
        }
        return any(mask);
    }
}
