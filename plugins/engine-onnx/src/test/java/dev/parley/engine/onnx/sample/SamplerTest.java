package dev.parley.engine.onnx.sample;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.api.engine.SamplingParams;
import dev.parley.api.engine.TokenLogprobs;
import dev.parley.api.structured.TokenMatcher;
import dev.parley.engine.onnx.kv.TokenHistory;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Random;
import java.util.stream.IntStream;

class SamplerTest {

    private static final int VOCABULARY = 333;
    private static final int[] PROMPT = {1, 5, 5, 9, 200};

    static IntStream seeds() {
        return IntStream.range(0, 200);
    }

    @Nested
    class AgainstSorting {

        static IntStream seeds() {
            return SamplerTest.seeds();
        }

        @ParameterizedTest(name = "seed {0}")
        @MethodSource("seeds")
        void drawsFromTheSameLogits(int seed) {
            Random random = new Random(seed);
            SamplingParams params = randomParams(random).logprobs(OptionalInt.of(-1)).build();
            int[] output = random.ints(random.nextInt(12), 0, 20).toArray();
            float[] row = Rows.random(random, VOCABULARY);
            float[] expected = new NaiveSampler(params, PROMPT, output).processed(row);
            Sample sample = sample(LogprobsMode.PROCESSED_LOGITS, params, output, row.clone());
            TokenLogprobs logprobs = sample.logprobs().getFirst();
            float[] actual = new float[VOCABULARY];
            for (int i = 0; i < VOCABULARY; i++) {
                actual[logprobs.topTokens()[i]] = logprobs.topLogprobs()[i];
            }
            assertArrayEquals(expected, actual, 1e-4f);
            boolean refused = expected[sample.token()] == Float.NEGATIVE_INFINITY;
            assertTrue(!refused || allRefused(expected), "a dropped token was drawn");
        }

        @ParameterizedTest(name = "seed {0}")
        @MethodSource("seeds")
        void greedyTakesTheBestLowestId(int seed) {
            Random random = new Random(seed);
            SamplingParams params = randomParams(random).temperature(0f).build();
            int[] output = random.ints(random.nextInt(12), 0, 20).toArray();
            float[] row = Rows.random(random, VOCABULARY);
            int expected =
                    SelectionTest.sorted(new NaiveSampler(params, PROMPT, output).ruled(row))[0];
            assertEquals(expected, sample(LogprobsMode.RAW_LOGPROBS, params, output, row).token());
        }

        private static boolean allRefused(float[] row) {
            for (float logit : row) {
                if (logit > Float.NEGATIVE_INFINITY) {
                    return false;
                }
            }
            return true;
        }
    }

    @Nested
    class WithLogprobs {

        private final float[] row = {1f, 3f, 2f, 3f, -1f};

        @Test
        void aRankIsOneMoreThanTheGreaterOnes() {
            TokenLogprobs third =
                    of(SamplingParams.builder().allowedTokenIds(Optional.of(List.of(2))), 2);
            assertEquals(2, third.token());
            assertEquals(3, third.rank());
            assertArrayEquals(new int[] {1, 3}, third.topTokens());
        }

        @Test
        void rawOnesIgnoreBiasAndSumToOne() {
            SamplingParams.Builder biased =
                    SamplingParams.builder().temperature(0).logitBias(Map.of(4, 100f));
            TokenLogprobs logprobs = of(biased, -1);
            assertEquals(4, logprobs.token());
            assertEquals(5, logprobs.rank());
            double sum =
                    IntStream.range(0, 5)
                            .mapToDouble(i -> Math.exp(logprobs.topLogprobs()[i]))
                            .sum();
            assertEquals(1.0, sum, 1e-6);
            assertEquals(
                    -1 - Math.log(Math.exp(1) + 2 * Math.exp(3) + Math.exp(2) + Math.exp(-1)),
                    logprobs.logprob(),
                    1e-5);
        }

        @Test
        void zeroGivesTheSampledOneOnly() {
            assertEquals(0, of(SamplingParams.builder(), 0).topTokens().length);
        }

        @Test
        void askedIdsReplaceTheTopList() {
            TokenLogprobs logprobs = of(SamplingParams.builder().logprobTokenIds(List.of(4, 0)), 3);
            assertArrayEquals(new int[] {4, 0}, logprobs.topTokens());
            assertEquals(2f, logprobs.topLogprobs()[1] - logprobs.topLogprobs()[0], 1e-5f);
        }

        @Test
        void rawLogitsAreTheModels() {
            SamplingParams params =
                    SamplingParams.builder().temperature(0).logprobs(OptionalInt.of(1)).build();
            Sample sample = sample(LogprobsMode.RAW_LOGITS, params, new int[0], row.clone());
            assertEquals(3f, sample.logprobs().getFirst().logprob());
        }

        @Test
        void processedOnesAreRenormalisedOverWhatIsKept() {
            SamplingParams params =
                    SamplingParams.builder().topK(1).logprobs(OptionalInt.of(3)).build();
            TokenLogprobs logprobs =
                    sample(LogprobsMode.PROCESSED_LOGPROBS, params, new int[0], row.clone())
                            .logprobs()
                            .getFirst();
            assertEquals(
                    Math.log(0.5),
                    logprobs.topLogprobs()[0],
                    1e-5,
                    "both best ones tie at the border");
            assertEquals(Float.NEGATIVE_INFINITY, logprobs.topLogprobs()[2]);
        }

        @Test
        void promptOnesComeStraightFromTheModel() {
            Sampler sampler = new Sampler(row.length, LogprobsMode.RAW_LOGPROBS);
            TokenLogprobs logprobs = sampler.promptLogprobs(row, 0, 2);
            assertEquals(4, logprobs.rank());
            assertArrayEquals(new int[] {1, 3}, logprobs.topTokens());
        }

        private TokenLogprobs of(SamplingParams.Builder params, int count) {
            SamplingParams built = params.logprobs(OptionalInt.of(count)).build();
            return sample(LogprobsMode.RAW_LOGPROBS, built, new int[0], row.clone())
                    .logprobs()
                    .getFirst();
        }
    }

    @Nested
    class WithSeeds {

        private final float[] row = Rows.random(new Random(4), VOCABULARY);

        @Test
        void anEqualSeedDrawsTheSameTokens() {
            assertArrayEquals(draws(11, 0), draws(11, 99));
        }

        @Test
        void anotherSeedDrawsOthers() {
            assertFalse(
                    IntStream.of(draws(11, 0))
                            .boxed()
                            .toList()
                            .equals(IntStream.of(draws(12, 0)).boxed().toList()));
        }

        @Test
        void withoutSeedTheEnginesIsUsed() {
            SamplingParams params = SamplingParams.builder().temperature(3f).build();
            assertArrayEquals(draws(params, 5), draws(params, 5));
            assertFalse(
                    IntStream.of(draws(params, 5))
                            .boxed()
                            .toList()
                            .equals(IntStream.of(draws(params, 6)).boxed().toList()));
        }

        private int[] draws(long seed, long engineSeed) {
            return draws(
                    SamplingParams.builder().temperature(3f).seed(OptionalLong.of(seed)).build(),
                    engineSeed);
        }

        private int[] draws(SamplingParams params, long engineSeed) {
            Sampler sampler = new Sampler(VOCABULARY, LogprobsMode.RAW_LOGPROBS);
            TokenHistory tokens = new TokenHistory(PROMPT);
            SampleState state =
                    new SampleState(params, Optional.empty(), tokens, VOCABULARY, engineSeed);
            for (int i = 0; i < 20; i++) {
                tokens.append(sampler.sample(state, row.clone()).token());
            }
            return IntStream.range(0, 20).map(i -> tokens.at(PROMPT.length + i)).toArray();
        }
    }

    @Nested
    class WithAConstraint {

        @Test
        void onlyWhatItAllowsIsDrawn() {
            SampleState state =
                    state(SamplingParams.builder().logprobs(OptionalInt.of(-1)).build(), 7, 8);
            state.prepareMask();
            Sampler sampler = new Sampler(VOCABULARY, LogprobsMode.RAW_LOGPROBS);
            Sample sample = sampler.sample(state, Rows.random(new Random(1), VOCABULARY));
            assertTrue(sample.token() == 7 || sample.token() == 8);
            TokenLogprobs logprobs = sample.logprobs().getFirst();
            double kept = Math.exp(logprobs.topLogprobs()[0]) + Math.exp(logprobs.topLogprobs()[1]);
            assertEquals(1.0, kept, 1e-5, "raw values are of what the constraint left");
        }

        @Test
        void itWinsOverTheMinimumLength() {
            SamplingParams params =
                    SamplingParams.builder()
                            .temperature(0)
                            .minTokens(5)
                            .endTokens(List.of(2))
                            .build();
            SampleState state = state(params, 2);
            state.prepareMask();
            Sampler sampler = new Sampler(VOCABULARY, LogprobsMode.RAW_LOGPROBS);
            assertEquals(2, sampler.sample(state, new float[VOCABULARY]).token());
        }

        @Test
        void endTokensOfTheRequestMayComeWhereTheTextMayEnd() {
            SamplingParams params =
                    SamplingParams.builder()
                            .temperature(0)
                            .endTokens(List.of(2))
                            .stopTokenIds(List.of(3))
                            .build();
            SampleState state =
                    new SampleState(
                            params,
                            Optional.of(new Ended()),
                            new TokenHistory(PROMPT),
                            VOCABULARY,
                            0);
            state.prepareMask();
            float[] row = new float[VOCABULARY];
            row[3] = 1f;
            Sampler sampler = new Sampler(VOCABULARY, LogprobsMode.RAW_LOGPROBS);
            assertEquals(3, sampler.sample(state, row).token());
        }

        private static SampleState state(SamplingParams params, int... allowed) {
            return new SampleState(
                    params,
                    Optional.of(new Only(allowed)),
                    new TokenHistory(PROMPT),
                    VOCABULARY,
                    0);
        }
    }

    private record Ended() implements TokenMatcher {

        @Override
        public void mask(long[] words) {
            Arrays.fill(words, 0);
        }

        @Override
        public boolean accept(int token) {
            return false;
        }

        @Override
        public boolean finished() {
            return true;
        }
    }

    private record Only(int... allowed) implements TokenMatcher {

        @Override
        public void mask(long[] words) {
            Arrays.fill(words, 0);
            for (int id : allowed) {
                words[id / 64] |= 1L << id % 64;
            }
        }

        @Override
        public boolean accept(int token) {
            return IntStream.of(allowed).anyMatch(id -> id == token);
        }

        @Override
        public boolean finished() {
            return false;
        }
    }

    @Test
    void aRowThatIsRefusedAltogetherGivesTheLowestId() {
        float[] row = new float[VOCABULARY];
        Arrays.fill(row, Float.NEGATIVE_INFINITY);
        assertEquals(
                0,
                sample(LogprobsMode.RAW_LOGPROBS, SamplingParams.builder().build(), new int[0], row)
                        .token());
    }

    @Test
    void aRowThatIsNotANumberGivesTheLowestId() {
        float[] row = new float[VOCABULARY];
        Arrays.fill(row, Float.NaN);
        assertEquals(
                0,
                sample(LogprobsMode.RAW_LOGPROBS, SamplingParams.builder().build(), new int[0], row)
                        .token());
    }

    private static Sample sample(
            LogprobsMode mode, SamplingParams params, int[] output, float[] row) {
        TokenHistory tokens = new TokenHistory(PROMPT);
        SampleState state = new SampleState(params, Optional.empty(), tokens, row.length, 3);
        for (int token : output) {
            state.chosen(token);
            tokens.append(token);
        }
        return new Sampler(row.length, mode).sample(state, row);
    }

    private static SamplingParams.Builder randomParams(Random random) {
        SamplingParams.Builder params =
                SamplingParams.builder().temperature(0.3f + random.nextFloat());
        if (random.nextBoolean()) {
            params.topK(
                    random.nextInt(2) == 0 ? 1 + random.nextInt(40) : 250 + random.nextInt(100));
        }
        if (random.nextBoolean()) {
            params.topP(0.05f + 0.95f * random.nextFloat());
        }
        if (random.nextInt(3) == 0) {
            params.minP(random.nextFloat() * 0.5f);
        }
        if (random.nextBoolean()) {
            params.repetitionPenalty(0.5f + random.nextFloat())
                    .frequencyPenalty(random.nextFloat() - 0.5f);
            params.presencePenalty(random.nextFloat() * 2 - 1);
        }
        if (random.nextInt(3) == 0) {
            params.allowedTokenIds(Optional.of(random.ints(50, 0, VOCABULARY).boxed().toList()));
        }
        if (random.nextInt(3) == 0) {
            params.badWords(
                    List.of(List.of(3), List.of(random.nextInt(20), 7), List.of(1, 2, 3, 4)));
        }
        if (random.nextInt(3) == 0) {
            params.minTokens(6)
                    .endTokens(List.of(2))
                    .stopTokenIds(List.of(11))
                    .maskedUntilMinTokens(List.of(12));
        }
        Map<Integer, Float> bias = new HashMap<>();
        random.ints(random.nextInt(5), 0, VOCABULARY)
                .forEach(id -> bias.put(id, random.nextFloat() * 20 - 10));
        return params.logitBias(bias);
    }
}
