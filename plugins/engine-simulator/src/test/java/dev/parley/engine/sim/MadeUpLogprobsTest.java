package dev.parley.engine.sim;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.parley.api.engine.TokenLogprobs;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.OptionalInt;

final class MadeUpLogprobsTest {

    private static final float HALF = (float) Math.log(0.5);

    @Test
    void areAbsentUnlessWanted() {
        assertEquals(
                List.of(), new MadeUpLogprobs(10, OptionalInt.empty(), List.of()).at(1, _ -> true));
    }

    @Test
    void halveFromTheTokenOnRoundTheVocabulary() {
        TokenLogprobs at8 = only(new MadeUpLogprobs(10, OptionalInt.of(3), List.of()), 8);

        assertEquals(8, at8.token());
        assertEquals(HALF, at8.logprob());
        assertEquals(1, at8.rank());
        assertArrayEquals(new int[] {8, 9, 0}, at8.topTokens());
        assertArrayEquals(new float[] {HALF, 2 * HALF, 3 * HALF}, at8.topLogprobs());
    }

    @Test
    void ofZeroAreTheTokensOwn() {
        TokenLogprobs own = only(new MadeUpLogprobs(10, OptionalInt.of(0), List.of()), 8);

        assertEquals(HALF, own.logprob());
        assertEquals(0, own.topTokens().length);
    }

    @Test
    void ofAllAddUpToOne() {
        TokenLogprobs all = only(new MadeUpLogprobs(100, OptionalInt.of(-1), List.of()), 8);
        double sum = 0;
        for (float logprob : all.topLogprobs()) {
            sum += Math.exp(logprob);
        }

        assertEquals(100, all.topTokens().length);
        assertEquals(1, sum, 1e-6);
    }

    @Test
    void leaveOutWhatMayNotCome() {
        TokenLogprobs even =
                new MadeUpLogprobs(10, OptionalInt.of(9), List.of())
                        .at(4, id -> id % 2 == 0)
                        .getFirst();

        assertArrayEquals(new int[] {4, 6, 8, 0, 2}, even.topTokens());
    }

    @Test
    void ofIdsThatWereAskedForAreInTheirOrder() {
        TokenLogprobs asked =
                new MadeUpLogprobs(10, OptionalInt.of(0), List.of(5, 4, 3))
                        .at(4, id -> id != 5)
                        .getFirst();

        assertArrayEquals(new int[] {5, 4, 3}, asked.topTokens());
        assertArrayEquals(
                new float[] {Float.NEGATIVE_INFINITY, HALF, 10 * HALF}, asked.topLogprobs());
    }

    private static TokenLogprobs only(MadeUpLogprobs logprobs, int token) {
        return logprobs.at(token, _ -> true).getFirst();
    }
}
