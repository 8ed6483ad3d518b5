package dev.parley.engine.onnx.kv;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.api.engine.EngineOptions.PrefixCaching;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import java.util.Arrays;
import java.util.stream.IntStream;

class KvCacheTest {

    private static final int BLOCK = 4;

    private final KvCache cache = new KvCache(8, BLOCK, PrefixCaching.ON);

    @Test
    void growsByWholeBlocks() {
        KvSequence sequence = sequence(range(9), "");
        assertTrue(cache.grow(sequence, 4));
        assertEquals(1, sequence.held());
        assertTrue(cache.grow(sequence, 5));
        assertEquals(2, sequence.held());
        assertEquals(0.25, cache.usage());
    }

    @Test
    void refusesToGrowBeyondThePoolAndChangesNothing() {
        KvSequence sequence = sequence(range(40), "");
        assertFalse(cache.grow(sequence, 33));
        assertEquals(0, sequence.held());
        assertEquals(0, cache.usage());
    }

    @Test
    void releaseReturnsEverything() {
        KvSequence sequence = sequence(range(30), "");
        cache.grow(sequence, 30);
        cache.release(sequence);
        assertEquals(0, cache.usage());
        assertEquals(0, sequence.held());
    }

    @Nested
    class WhenAPrefixIsStored {

        private final KvSequence first = stored(range(13), "");

        @Test
        void anEqualPrefixReusesItsFullBlocks() {
            assertEquals(3, cache.reusable(sequence(range(14), "")));
        }

        @Test
        void theLastTokenIsLeftToCompute() {
            assertEquals(2, cache.reusable(sequence(range(12), "")));
        }

        @Test
        void aDifferentTokenEndsThePrefix() {
            int[] other = range(14);
            other[5] = 99;
            assertEquals(1, cache.reusable(sequence(other, "")));
        }

        @Test
        void aDifferentBeginningSharesNothing() {
            int[] other = range(14);
            other[0] = 99;
            assertEquals(0, cache.reusable(sequence(other, "")));
        }

        @Test
        void saltSeparatesTenants() {
            assertEquals(0, cache.reusable(sequence(range(14), "tenant")));
        }

        @Test
        void aSequenceThatDoesNotReadReusesNothing() {
            KvSequence blind =
                    new KvSequence(new TokenHistory(range(14)), BLOCK, "", PrefixCaching.OFF);
            assertEquals(0, cache.reusable(blind));
        }

        @Test
        void adoptingSharesTheSameBlocks() {
            KvSequence second = sequence(range(14), "");
            assertEquals(12, cache.adopt(second, cache.reusable(second)));
            assertEquals(
                    Arrays.stream(first.blocks(), 0, 3).boxed().toList(),
                    Arrays.stream(second.blocks(), 0, 3).boxed().toList());
            cache.grow(second, 14);
            assertNotEquals(first.blocks()[3], second.blocks()[3]);
        }

        @Test
        void idlePrefixBlocksDoNotCountTwiceAsRoom() {
            cache.release(first);
            KvSequence large = sequence(range(33), "");
            assertFalse(cache.fits(large, cache.reusable(large)));
            KvSequence fitting = sequence(range(32), "");
            assertTrue(cache.fits(fitting, cache.reusable(fitting)));
        }

        @Test
        void resetForgetsItOnceNobodyHoldsIt() {
            cache.forgetIdle();
            assertEquals(3, cache.reusable(sequence(range(14), "")));
            cache.release(first);
            cache.forgetIdle();
            assertEquals(0, cache.reusable(sequence(range(14), "")));
        }
    }

    @Test
    void outputBlocksAreFoundToo() {
        KvSequence first = stored(range(3), "");
        for (int token = 3; token < 9; token++) {
            first.tokens().append(token);
        }
        cache.grow(first, 8);
        assertEquals(2, cache.keep(first, 8));
        assertEquals(2, cache.reusable(sequence(range(10), "")));
    }

    @Test
    void announcedBlocksAreSeenUntilCleared() {
        KvSequence first = sequence(range(9), "");
        KvSequence second = sequence(range(9), "");
        cache.announce(first, 0, 8);
        assertTrue(cache.isAnnounced(second, 0));
        assertFalse(cache.isAnnounced(second, 2));
        cache.clearAnnounced();
        assertFalse(cache.isAnnounced(second, 0));
    }

    @Test
    void nothingIsSharedWhenCachingIsOff() {
        KvCache off = new KvCache(8, BLOCK, PrefixCaching.OFF);
        KvSequence first = sequence(range(9), "");
        off.grow(first, 9);
        assertEquals(0, off.keep(first, 9));
        assertEquals(0, off.reusable(sequence(range(9), "")));
    }

    private KvSequence stored(int[] tokens, String salt) {
        KvSequence sequence = sequence(tokens, salt);
        cache.grow(sequence, tokens.length);
        cache.keep(sequence, tokens.length);
        return sequence;
    }

    private static KvSequence sequence(int[] tokens, String salt) {
        return new KvSequence(new TokenHistory(tokens), BLOCK, salt, PrefixCaching.ON);
    }

    private static int[] range(int length) {
        return IntStream.range(0, length).toArray();
    }
}
