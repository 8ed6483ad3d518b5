package dev.parley.engine.onnx.sample;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.parley.api.engine.SamplingParams;
import dev.parley.api.engine.SamplingParams.Thinking;
import dev.parley.api.structured.TokenMatcher;
import dev.parley.engine.onnx.kv.TokenHistory;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

class ThinkingRuleTest {

    private static final int VOCABULARY = 100;
    private static final int START = 90;
    private static final int END = 91;
    private static final int WORD = 7;

    /// What a model writes that would follow this plan, were it not for the budget.
    private static List<Integer> written(Thinking thinking, int[] prompt, int... wishes) {
        return written(thinking, Optional.empty(), prompt, wishes);
    }

    private static List<Integer> written(
            Thinking thinking, Optional<TokenMatcher> matcher, int[] prompt, int... wishes) {
        SamplingParams params =
                SamplingParams.builder().temperature(0).thinking(Optional.of(thinking)).build();
        TokenHistory tokens = new TokenHistory(prompt);
        SampleState state = new SampleState(params, matcher, tokens, VOCABULARY, 0);
        Sampler sampler = new Sampler(VOCABULARY, LogprobsMode.RAW_LOGPROBS);
        List<Integer> out = new ArrayList<>();
        for (int wish : wishes) {
            float[] row = new float[VOCABULARY];
            row[wish] = 5f;
            state.prepareMask();
            int token = sampler.sample(state, row).token();
            tokens.append(token);
            out.add(token);
        }
        return out;
    }

    private static Thinking budget(int tokens) {
        return new Thinking(tokens, List.of(START), List.of(END), List.of(END));
    }

    @Nested
    class WhenThePromptOpensTheBlock {

        private final int[] prompt = {1, START, 5, 6};

        @Test
        void promptTokensBehindTheMarkerCount() {
            assertEquals(List.of(WORD, END, WORD), written(budget(3), prompt, WORD, WORD, WORD));
        }

        @Test
        void aBudgetUsedUpEndsItAtOnce() {
            assertEquals(List.of(END, WORD), written(budget(2), prompt, WORD, WORD));
        }

        @Test
        void aBlockThatThePromptEndedIsOver() {
            assertEquals(
                    List.of(WORD, WORD, WORD),
                    written(budget(0), new int[] {START, 5, END}, WORD, WORD, WORD));
        }

        @Test
        void theLastStartDecides() {
            assertEquals(
                    List.of(WORD, END),
                    written(budget(1), new int[] {START, 5, 6, END, START}, WORD, WORD));
        }
    }

    @Nested
    class WhenTheModelOpensTheBlock {

        private final int[] prompt = {1, 2};

        @Test
        void exactlyTheBudgetFollowsTheMarker() {
            assertEquals(
                    List.of(WORD, START, WORD, WORD, END, WORD),
                    written(budget(2), prompt, WORD, START, WORD, WORD, WORD, WORD));
        }

        @Test
        void zeroForcesTheEndAtOnce() {
            assertEquals(List.of(START, END), written(budget(0), prompt, START, WORD));
        }

        @Test
        void withoutMarkerNothingIsLimited() {
            assertEquals(List.of(WORD, WORD, WORD), written(budget(0), prompt, WORD, WORD, WORD));
        }

        @Test
        void aBlockThatEndsByItselfIsLeftAlone() {
            assertEquals(
                    List.of(START, WORD, END, WORD, WORD),
                    written(budget(2), prompt, START, WORD, END, WORD, WORD));
        }

        @Test
        void theNextBlockCountsAnew() {
            assertEquals(
                    List.of(START, WORD, END, START, WORD, END),
                    written(budget(1), prompt, START, WORD, WORD, START, WORD, WORD));
        }
    }

    @Nested
    class WithLongMarkers {

        private final Thinking thinking =
                new Thinking(1, List.of(10, 11), List.of(20, 21), List.of(30, 20, 21));

        @Test
        void aMarkerMayBeginInThePrompt() {
            assertEquals(
                    List.of(11, WORD, 30, 20, 21, WORD),
                    written(thinking, new int[] {1, 10}, 11, WORD, WORD, WORD, WORD, WORD));
        }

        @Test
        void partOfTheEndIsReasoning() {
            assertEquals(
                    List.of(10, 11, 20, 30), written(thinking, new int[] {1}, 10, 11, 20, WORD));
        }

        @Test
        void theModelsOwnEndIsKnownBesideTheForcedOne() {
            Thinking longer =
                    new Thinking(4, List.of(10, 11), List.of(20, 21), List.of(30, 20, 21));
            assertEquals(
                    List.of(10, 11, 20, 21, WORD, WORD, WORD, WORD),
                    written(longer, new int[] {1}, 10, 11, 20, 21, WORD, WORD, WORD, WORD));
        }
    }

    @Test
    void whatAConstraintRefusesIsNotForced() {
        assertEquals(
                List.of(WORD, WORD),
                written(budget(0), Optional.of(new Only(WORD)), new int[] {START}, WORD, WORD));
    }

    /// Lets one token come, again and again.
    private record Only(int token) implements TokenMatcher {

        @Override
        public void mask(long[] allowed) {
            java.util.Arrays.fill(allowed, 0);
            allowed[token / Long.SIZE] |= 1L << token;
        }

        @Override
        public boolean accept(int next) {
            return next == token;
        }

        @Override
        public boolean finished() {
            return false;
        }
    }
}
