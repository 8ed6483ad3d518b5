package dev.parley.engine.onnx.loop;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.api.engine.EngineOptions.PrefixCaching;
import dev.parley.api.engine.Finish.Reason;
import dev.parley.api.engine.Generation;
import dev.parley.api.engine.GenerationRequest;
import dev.parley.api.engine.SamplingParams;
import dev.parley.api.engine.TokenLogprobs;
import dev.parley.engine.onnx.loop.Engines.Answer;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Random;

/// What a request gets does not depend on what runs beside it.
@Timeout(60)
class LoopEngineTest {

    private final Engines engines = new Engines();

    @Nested
    class With64RequestsAtOnce {

        private final List<GenerationRequest> requests = requests(new Random(20));

        @Test
        void eachGetsWhatItGetsAlone() throws Exception {
            assertTogetherAsAlone();
        }

        @Test
        void alsoWithPromptsInChunksOfSeven() throws Exception {
            engines.chunk = OptionalInt.of(7);
            assertTogetherAsAlone();
        }

        @Test
        void alsoWithAStepBudgetBelowThePrompts() throws Exception {
            engines.budget = 9;
            assertTogetherAsAlone();
        }

        @Test
        void alsoWithoutSharedPrefixes() throws Exception {
            engines.prefixCaching = PrefixCaching.OFF;
            assertTogetherAsAlone();
        }

        @Test
        void alsoWithAPoolSoSmallThatSequencesGiveWay() throws Exception {
            engines.blocks = 20;
            assertTogetherAsAlone();
            assertTrue(engines.meters.get("vllm:num_preemptions").counter().count() > 0);
        }

        @Test
        void alsoWithoutSharingInASmallPool() throws Exception {
            engines.blocks = 20;
            engines.chunk = OptionalInt.of(7);
            engines.prefixCaching = PrefixCaching.OFF;
            assertTogetherAsAlone();
        }

        private void assertTogetherAsAlone() throws Exception {
            List<int[]> alone = requests.stream().map(LoopEngineTest::naive).toList();
            try (LoopEngine engine = engines.start();
                    Generation generation = engine.generate(requests)) {
                List<Answer> together = Engines.collect(generation, requests.size());
                for (int i = 0; i < requests.size(); i++) {
                    assertArrayEquals(alone.get(i), together.get(i).tokens(), "request " + i);
                }
                assertEquals(0, engine.stats().cacheUsage());
                assertEquals(0, engine.stats().running());
            }
        }
    }

    @Nested
    class WithEqualPrefixes {

        @Test
        void theSecondRequestReusesFullBlocks() throws Exception {
            try (LoopEngine engine = engines.start()) {
                Answer first = Engines.ask(engine, request(prompt(20, 1), greedy(4)));
                Answer second = Engines.ask(engine, request(prompt(20, 1), greedy(4)));
                assertEquals(0, first.prompt().orElseThrow().cachedTokens());
                assertEquals(16, first.prompt().orElseThrow().createdCacheTokens());
                assertEquals(16, second.prompt().orElseThrow().cachedTokens());
                assertArrayEquals(first.tokens(), second.tokens());
            }
        }

        @Test
        void aResetForgetsThem() throws Exception {
            try (LoopEngine engine = engines.start()) {
                Engines.ask(engine, request(prompt(20, 1), greedy(4)));
                engine.resetPrefixCache();
                Answer second = Engines.ask(engine, request(prompt(20, 1), greedy(4)));
                assertEquals(0, second.prompt().orElseThrow().cachedTokens());
            }
        }

        @Test
        void choicesOfOneCallComputeThePromptOnce() throws Exception {
            GenerationRequest request = request(prompt(33, 1), greedy(4));
            try (LoopEngine engine = engines.start();
                    Generation generation = engine.generate(List.of(request, request, request))) {
                List<Answer> answers = Engines.collect(generation, 3);
                assertEquals(
                        List.of(0, 32, 32),
                        answers.stream()
                                .map(answer -> answer.prompt().orElseThrow().cachedTokens())
                                .toList());
            }
        }
    }

    @Nested
    class WithPromptLogprobs {

        private final SamplingParams params =
                greedy(3).toBuilder().promptLogprobs(OptionalInt.of(2)).build();

        @Test
        void everyPositionButTheFirstHasThem() throws Exception {
            engines.chunk = OptionalInt.of(7);
            int[] prompt = prompt(20, 1);
            try (LoopEngine engine = engines.start()) {
                Engines.ask(engine, request(prompt, greedy(1)));
                Answer answer = Engines.ask(engine, request(prompt, params));
                List<TokenLogprobs> logprobs = answer.prompt().orElseThrow().logprobs();
                assertEquals(0, answer.prompt().orElseThrow().cachedTokens());
                assertEquals(19, logprobs.size());
                for (int i = 0; i < 19; i++) {
                    float[] row = RecallingExecutor.logits(prompt, i + 1);
                    assertEquals(prompt[i + 1], logprobs.get(i).token());
                    assertEquals(best(row), logprobs.get(i).topTokens()[0]);
                }
            }
        }

        @Test
        void theyComeOnceEvenWhenTheSequenceGivesWay() throws Exception {
            engines.blocks = 12;
            engines.chunk = OptionalInt.of(7);
            List<GenerationRequest> requests = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                SamplingParams longer = params.toBuilder().maxTokens(40).build();
                requests.add(request(prompt(22, i + 1), longer));
            }
            try (LoopEngine engine = engines.start();
                    Generation generation = engine.generate(requests)) {
                for (Answer answer : Engines.collect(generation, 4)) {
                    assertEquals(21, answer.prompt().orElseThrow().logprobs().size());
                }
                assertTrue(engines.meters.get("vllm:num_preemptions").counter().count() > 0);
            }
        }
    }

    @Nested
    class AtTheEndOfAnOutput {

        private final int[] free = naive(request(prompt(5, 3), greedy(12)));

        @Test
        void aStopTokenIsIncludedAndNamed() throws Exception {
            SamplingParams params = greedy(12).toBuilder().stopTokenIds(List.of(free[4])).build();
            Answer answer = ask(params);
            assertArrayEquals(Arrays.copyOf(free, indexOf(free[4]) + 1), answer.tokens());
            assertEquals(OptionalInt.of(free[4]), answer.finish().orElseThrow().stopToken());
        }

        @Test
        void anEndTokenIsIncludedAndNotNamed() throws Exception {
            Answer answer = ask(greedy(12).toBuilder().endTokens(List.of(free[4])).build());
            assertEquals(free[4], answer.tokens()[answer.tokens().length - 1]);
            assertEquals(Reason.STOP, answer.reason());
            assertTrue(answer.finish().orElseThrow().stopToken().isEmpty());
        }

        @Test
        void minTokensHoldsEndTokensBack() throws Exception {
            SamplingParams params =
                    greedy(12).toBuilder().endTokens(List.of(free[1])).minTokens(8).build();
            Answer answer = ask(params);
            assertTrue(answer.tokens().length >= 8);
            for (int i = 0; i < 8; i++) {
                assertFalse(answer.tokens()[i] == free[1]);
            }
        }

        @Test
        void maxTokensIsLength() throws Exception {
            Answer answer = ask(greedy(12));
            assertEquals(12, answer.tokens().length);
            assertEquals(Reason.LENGTH, answer.reason());
        }

        @Test
        void aFullContextIsLength() throws Exception {
            engines.maxLength = OptionalInt.of(9);
            assertEquals(4, ask(greedy(12)).tokens().length);
        }

        @Test
        void aPromptThatFillsTheContextGetsOneToken() throws Exception {
            engines.maxLength = OptionalInt.of(5);
            assertEquals(1, ask(greedy(12)).tokens().length);
        }

        private Answer ask(SamplingParams params) throws InterruptedException {
            try (LoopEngine engine = engines.start()) {
                return Engines.ask(engine, request(prompt(5, 3), params));
            }
        }

        private int indexOf(int token) {
            return Arrays.stream(free).boxed().toList().indexOf(token);
        }
    }

    static GenerationRequest request(int[] prompt, SamplingParams params) {
        return GenerationRequest.of("test", prompt, params);
    }

    static SamplingParams greedy(int maxTokens) {
        return SamplingParams.builder().temperature(0f).maxTokens(maxTokens).build();
    }

    /// Tokens that depend on `seed` from the first one on.
    static int[] prompt(int length, int seed) {
        return new Random(seed).ints(length, 1, RecallingExecutor.VOCABULARY).toArray();
    }

    /// Greedy or seeded requests; three in four begin alike.
    private static List<GenerationRequest> requests(Random random) {
        List<GenerationRequest> requests = new ArrayList<>();
        for (int i = 0; i < 64; i++) {
            int[] prompt = prompt(1 + random.nextInt(60), random.nextInt(4) == 0 ? 100 + i : 7);
            SamplingParams.Builder params =
                    SamplingParams.builder().maxTokens(1 + random.nextInt(40));
            if (random.nextBoolean()) {
                params.temperature(0f);
            } else {
                params.temperature(0.8f).topP(0.95f).seed(OptionalLong.of(i));
            }
            if (random.nextInt(3) == 0) {
                params.repetitionPenalty(1.2f).frequencyPenalty(0.3f);
            }
            requests.add(request(prompt, params.build()));
        }
        return requests;
    }

    /// What a request gives when the model sees the plain sequence, without engine, blocks or batches.
    static int[] naive(GenerationRequest request) {
        return NaiveGeneration.run(request);
    }

    private static int best(float[] row) {
        int best = 0;
        for (int i = 1; i < row.length; i++) {
            best = row[i] > row[best] ? i : best;
        }
        return best;
    }
}
