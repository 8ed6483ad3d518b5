package dev.parley.router.generate.forced;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.api.reasoning.ReasoningGate;
import dev.parley.api.structured.TokenMatcher;
import dev.parley.router.generate.forced.GatedMatcher.Opening;

import org.junit.jupiter.api.Test;

class GatedMatcherTest {

    private static final int END_OF_THINKING = 9;

    /// Opens with one token.
    private static final class Gate implements ReasoningGate {

        private boolean open;

        @Override
        public boolean open() {
            return open;
        }

        @Override
        public void accept(int token) {
            open = token == END_OF_THINKING;
        }
    }

    /// Wants the token 5, then the end.
    private static final class Five implements TokenMatcher {

        private boolean seen;

        @Override
        public void mask(long[] allowed) {
            allowed[0] = seen ? 1L : 1L << 5;
        }

        @Override
        public boolean accept(int token) {
            boolean right = token == 5 && !seen;
            seen = true;
            return right;
        }

        @Override
        public boolean finished() {
            return seen;
        }
    }

    private final TokenMatcher matcher =
            new GatedMatcher(new Gate(), new Five(), Opening.BEHIND_MARKER);

    private long[] mask() {
        long[] mask = new long[1];
        matcher.mask(mask);
        return mask;
    }

    @Test
    void letsAnythingComeWhileTheModelReasons() {
        assertArrayEquals(new long[] {-1L}, mask());
        assertTrue(matcher.accept(3));
        assertFalse(matcher.finished());
        assertFalse(matcher.mayEnd());
    }

    @Test
    void beginsBehindTheReasoning() {
        assertTrue(matcher.accept(END_OF_THINKING));

        assertArrayEquals(new long[] {1L << 5}, mask());
        assertTrue(matcher.accept(5));
        assertTrue(matcher.finished());
        assertTrue(matcher.mayEnd());
        assertFalse(matcher.accept(5));
    }

    @Test
    void countsTheFirstTokenOfACallThatEndsReasoning() {
        TokenMatcher calls = new GatedMatcher(new OnFive(), new Five(), Opening.OF_CALLS);
        calls.mask(new long[1]);

        assertTrue(calls.accept(5));

        assertTrue(calls.finished());
    }

    @Test
    void takesAMarkerForNoPartOfACall() {
        TokenMatcher calls = new GatedMatcher(new Gate(), new Five(), Opening.OF_CALLS);
        calls.mask(new long[1]);

        assertTrue(calls.accept(END_OF_THINKING));

        assertFalse(calls.finished());
        assertTrue(calls.accept(5));
    }

    /// Opens with the token that the constraint wants.
    private static final class OnFive implements ReasoningGate {

        private boolean open;

        @Override
        public boolean open() {
            return open;
        }

        @Override
        public void accept(int token) {
            open = token == 5;
        }
    }
}
