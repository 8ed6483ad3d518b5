package dev.parley.structured.match;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.api.structured.Constraint;
import dev.parley.api.structured.TokenMatcher;
import dev.parley.structured.ParleyBackend;
import dev.parley.structured.kit.Corpus;
import dev.parley.structured.kit.DemoVocabulary;
import dev.parley.structured.kit.ListTokenizer;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Random;

class MaskTest {

    private static final int STATES = 20_000;

    /// What one walk through the tree says, with all that is kept, against each token by itself.
    @Test
    void masksAreThoseOfASlowMatcher() {
        ListTokenizer tokenizer = DemoVocabulary.tokenizer();
        Vocabulary vocabulary = Vocabulary.of(tokenizer);
        ParleyBackend backend = new ParleyBackend();
        List<Constraint> constraints = Corpus.constraints();
        int left = STATES;
        for (int i = 0; i < constraints.size(); i++) {
            int share = left / (constraints.size() - i);
            var compiled = backend.compile(constraints.get(i), tokenizer);
            left -= compare(compiled.matcher(), compiled::matcher, vocabulary, share, i);
        }
        assertEquals(0, left);
    }

    private interface Matchers {

        TokenMatcher next();
    }

    private static int compare(
            TokenMatcher first, Matchers matchers, Vocabulary vocabulary, int states, long seed) {
        Random random = new Random(seed);
        TokenMatcher matcher = first;
        long[] mask = new long[vocabulary.words()];
        for (int i = 0; i < states; i++) {
            matcher.mask(mask);
            clear(mask, vocabulary);
            long[] slow = slow(((GrammarMatcher) matcher).positions(), vocabulary);
            assertArrayEquals(slow, mask, "seed %d, state %d".formatted(seed, i));
            int token = pick(mask, random);
            if (token < 0 || random.nextInt(60) == 0) {
                matcher = matchers.next();
            } else {
                assertTrue(matcher.accept(token));
            }
        }
        return states;
    }

    private static void clear(long[] mask, Vocabulary vocabulary) {
        int end = vocabulary.endToken().orElseThrow();
        mask[end >> 6] &= ~(1L << end);
    }

    private static long[] slow(Positions start, Vocabulary vocabulary) {
        long[] mask = new long[vocabulary.words()];
        for (int id = 0; id < vocabulary.size(); id++) {
            byte[] text = vocabulary.text(id);
            if (text.length > 0 && passes(start, text)) {
                mask[id >> 6] |= 1L << id;
            }
        }
        return mask;
    }

    private static boolean passes(Positions start, byte[] text) {
        Positions here = start;
        for (byte b : text) {
            Positions next = new Positions();
            next.read(here, b & 0xFF);
            if (next.size() == 0 && !next.mayEnd()) {
                return false;
            }
            here = next;
        }
        return true;
    }

    private static int pick(long[] mask, Random random) {
        int count = 0;
        for (long word : mask) {
            count += Long.bitCount(word);
        }
        int chosen = count == 0 ? -1 : random.nextInt(count);
        for (int id = 0; id < mask.length * 64; id++) {
            if ((mask[id >> 6] >>> id & 1) != 0 && chosen-- == 0) {
                return id;
            }
        }
        return -1;
    }

    @Test
    void theEndTokenComesOnlyWhereTheTextMayEnd() {
        ListTokenizer tokenizer = ListTokenizer.ofWords("ab");
        TokenMatcher matcher =
                new ParleyBackend().compile(new Constraint.Regex("a(b|bc)"), tokenizer).matcher();
        long[] mask = new long[5];

        matcher.mask(mask);
        assertFalse(has(mask, tokenizer.end().orElseThrow()));
        assertTrue(matcher.accept(256));
        matcher.mask(mask);
        assertTrue(has(mask, tokenizer.end().orElseThrow()));
        assertFalse(matcher.finished());
        assertTrue(matcher.accept('c'));
        assertTrue(matcher.finished());
        assertFalse(matcher.accept('c'));
    }

    private static boolean has(long[] mask, int id) {
        return (mask[id >> 6] >>> id & 1) != 0;
    }
}
