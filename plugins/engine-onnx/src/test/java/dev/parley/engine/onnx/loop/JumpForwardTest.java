package dev.parley.engine.onnx.loop;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.api.engine.Finish.Reason;
import dev.parley.api.engine.Generation;
import dev.parley.api.engine.GenerationRequest;
import dev.parley.api.engine.SamplingParams;
import dev.parley.api.engine.TokenLogprobs;
import dev.parley.api.structured.TokenMatcher;
import dev.parley.engine.onnx.loop.Engines.Answer;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/// Forced tokens come without steps of their own, and nothing else is different.
@Timeout(60)
class JumpForwardTest {

    private static final int FREE = -1;

    /// Two free tokens, six forced ones, two free ones, two forced ones, and so on.
    private static final int[] SCRIPT = {
        FREE, FREE, 11, 12, 13, 14, 15, 16, FREE, FREE, 21, 22, FREE, 31, 31, FREE
    };

    private final Engines engines = new Engines();
    private final AtomicInteger steps = new AtomicInteger();

    @Nested
    class NothingElseChanges {

        @Test
        void forTheMostLikelyTokens() throws Exception {
            assertSame(LoopEngineTest.greedy(40));
        }

        @Test
        void forSeededDraws() throws Exception {
            for (int seed = 0; seed < 20; seed++) {
                assertSame(
                        LoopEngineTest.greedy(40).toBuilder()
                                .temperature(1.5f)
                                .topP(0.9f)
                                .seed(OptionalLong.of(seed))
                                .build());
            }
        }

        @Test
        void forPenaltiesAndBias() throws Exception {
            assertSame(
                    LoopEngineTest.greedy(40).toBuilder()
                            .frequencyPenalty(1.5f)
                            .presencePenalty(0.5f)
                            .repetitionPenalty(1.2f)
                            .logitBias(Map.of(12, -100f, 40, 3f))
                            .build());
        }

        @Test
        void forLogprobs() throws Exception {
            assertSame(LoopEngineTest.greedy(40).toBuilder().logprobs(OptionalInt.of(3)).build());
        }

        @Test
        void forRawLogits() throws Exception {
            engines.settings = Map.of("logprobs-mode", "raw_logits");
            assertSame(LoopEngineTest.greedy(40).toBuilder().logprobs(OptionalInt.of(1)).build());
        }

        @Test
        void whereAStopTokenIsForced() throws Exception {
            Answer answer =
                    assertSame(
                            LoopEngineTest.greedy(40).toBuilder()
                                    .stopTokenIds(List.of(14))
                                    .build());
            assertEquals(Reason.STOP, answer.reason());
            assertEquals(6, answer.tokens().length);
        }

        @Test
        void whereTheLimitIsReachedAmongForcedTokens() throws Exception {
            Answer answer = assertSame(LoopEngineTest.greedy(5));
            assertEquals(Reason.LENGTH, answer.reason());
            assertEquals(5, answer.tokens().length);
        }

        @Test
        void whereAnotherRuleForbidsTheForcedToken() throws Exception {
            Answer answer =
                    assertSame(
                            LoopEngineTest.greedy(40).toBuilder()
                                    .badWords(List.of(List.of(13)))
                                    .build());
            assertEquals(Reason.ABORT, answer.reason());
        }

        @Test
        void whereRepetitionEndsIt() throws Exception {
            assertEquals(
                    Reason.REPETITION,
                    assertSame(
                                    LoopEngineTest.greedy(40).toBuilder()
                                            .repetition(
                                                    Optional.of(
                                                            new SamplingParams.Repetition(1, 1, 2)))
                                            .build())
                            .reason());
        }

        @Test
        void whenThePoolIsSmallAndSequencesGiveWay() throws Exception {
            engines.blocks = 20;
            List<GenerationRequest> requests = new ArrayList<>();
            for (int i = 0; i < 12; i++) {
                requests.add(request(LoopEngineTest.greedy(60), i + 2));
            }
            List<int[]> alone = new ArrayList<>();
            for (int i = 0; i < 12; i++) {
                alone.add(ask("false", request(LoopEngineTest.greedy(60), i + 2)).tokens());
            }
            try (LoopEngine engine = engines.start();
                    Generation generation = engine.generate(requests)) {
                List<Answer> together = Engines.collect(generation, requests.size());
                for (int i = 0; i < 12; i++) {
                    assertArrayEquals(alone.get(i), together.get(i).tokens(), "request " + i);
                }
            }
        }
    }

    @Test
    void forcedTokensTakeNoStep() throws Exception {
        int tokens = ask("false", request(LoopEngineTest.greedy(32), 4)).tokens().length;
        int sampled = steps.getAndSet(0);
        ask("true", request(LoopEngineTest.greedy(32), 4));

        assertEquals(tokens, sampled);
        assertEquals(tokens - 2 * (6 + 2 + 2), steps.get());
    }

    @Test
    void masksAreMadeWhileTheModelRuns() throws Exception {
        CountDownLatch masked = new CountDownLatch(1);
        CountDownLatch runs = new CountDownLatch(1);
        RecallingExecutor executor = engines.executor();
        executor.observe(
                plan -> {
                    runs.countDown();
                    await(masked);
                });
        TokenMatcher matcher =
                new Script() {
                    @Override
                    public void mask(long[] allowed) {
                        await(runs);
                        super.mask(allowed);
                        masked.countDown();
                    }
                };
        try (LoopEngine engine = engines.start(executor)) {
            Answer answer = Engines.ask(engine, request(LoopEngineTest.greedy(1), 4, matcher));

            assertEquals(1, answer.tokens().length);
        }
    }

    @Test
    void aMatcherThatFailsToAcceptFailsItsRequestOnly() throws Exception {
        TokenMatcher broken =
                new Script() {
                    @Override
                    public boolean accept(int token) {
                        throw new IllegalStateException("broken");
                    }
                };
        try (LoopEngine engine = engines.start()) {
            Answer failed = Engines.ask(engine, request(LoopEngineTest.greedy(9), 4, broken));
            Answer next = Engines.ask(engine, request(LoopEngineTest.greedy(9), 4));

            assertEquals(Reason.ERROR, failed.reason());
            assertEquals(9, next.tokens().length);
        }
    }

    private Answer assertSame(SamplingParams params) throws Exception {
        Answer sampled = ask("false", request(params, 4));
        int without = steps.getAndSet(0);
        Answer jumped = ask("true", request(params, 4));
        assertArrayEquals(sampled.tokens(), jumped.tokens());
        assertEquals(sampled.reason(), jumped.reason());
        assertEquals(values(sampled), values(jumped));
        assertTrue(steps.getAndSet(0) <= without, "steps");
        return jumped;
    }

    private static List<String> values(Answer answer) {
        return answer.logprobs().stream().map(JumpForwardTest::value).toList();
    }

    private static String value(TokenLogprobs logprobs) {
        return "%d %s %d %s %s"
                .formatted(
                        logprobs.token(),
                        logprobs.logprob(),
                        logprobs.rank(),
                        Arrays.toString(logprobs.topTokens()),
                        Arrays.toString(logprobs.topLogprobs()));
    }

    private Answer ask(String jumps, GenerationRequest request) throws Exception {
        Map<String, String> settings = new HashMap<>(engines.settings);
        settings.put("structured-outputs-config", "{\"jump_forward\": %s}".formatted(jumps));
        Engines own = new Engines();
        own.settings = Map.copyOf(settings);
        RecallingExecutor executor = own.executor();
        executor.observe(plan -> steps.incrementAndGet());
        try (LoopEngine engine = own.start(executor)) {
            return Engines.ask(engine, request);
        }
    }

    private static GenerationRequest request(SamplingParams params, int first) {
        return request(params, first, new Script());
    }

    private static GenerationRequest request(
            SamplingParams params, int first, TokenMatcher matcher) {
        return new GenerationRequest(
                "c", new int[] {first, 5, 6}, params, 0, "", Optional.of(matcher));
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Allows what the script says, over and over.
    private static class Script implements TokenMatcher {

        private int at;

        @Override
        public void mask(long[] allowed) {
            int only = SCRIPT[at % SCRIPT.length];
            Arrays.fill(allowed, only == FREE ? -1L : 0L);
            if (only != FREE) {
                allowed[only / Long.SIZE] |= 1L << only;
            }
        }

        @Override
        public OptionalInt onlyToken() {
            int only = SCRIPT[at % SCRIPT.length];
            return only == FREE ? OptionalInt.empty() : OptionalInt.of(only);
        }

        @Override
        public boolean accept(int token) {
            at++;
            return true;
        }

        @Override
        public boolean finished() {
            return false;
        }
    }
}
