package dev.parley.engine.onnx.loop;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.api.ParleyException.EngineFailed;
import dev.parley.api.ParleyException.InvalidRequest;
import dev.parley.api.ParleyException.Overloaded;
import dev.parley.api.StartupFailure;
import dev.parley.api.engine.EngineOptions.Policy;
import dev.parley.api.engine.Finish;
import dev.parley.api.engine.Finish.Reason;
import dev.parley.api.engine.Generation;
import dev.parley.api.engine.GenerationRequest;
import dev.parley.api.engine.SamplingParams;
import dev.parley.api.engine.TokenOutput;
import dev.parley.api.structured.TokenMatcher;
import dev.parley.engine.onnx.loop.Engines.Answer;

import io.micrometer.core.instrument.Counter;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;

/// How requests end early, how the engine dies and closes, and what it refuses.
@Timeout(60)
class EngineLifeTest {

    private final Engines engines = new Engines();
    private final RecallingExecutor executor = engines.executor();

    @Nested
    class WhenSomebodyAborts {

        @Test
        void theConsumerIsToldAndBlocksAreFree() throws Exception {
            Semaphore steps = new Semaphore(0);
            executor.observe(plan -> steps.acquireUninterruptibly());
            try (LoopEngine engine = engines.start(executor)) {
                Generation generation = engine.generate(List.of(longRequest(1), longRequest(2)));
                steps.release(3);
                generation.next();
                Thread.ofPlatform().start(generation::abort).join();
                steps.release(1000);
                List<Answer> answers = Engines.collect(generation, 2);
                assertEquals(Reason.ABORT, answers.getFirst().reason());
                assertEquals(Reason.ABORT, answers.getLast().reason());
                awaitIdle(engine);
                assertEquals(0, engine.stats().cacheUsage());
            }
        }

        @Test
        void nothingHappensToWhatHasEnded() throws Exception {
            try (LoopEngine engine = engines.start(executor)) {
                Generation generation = engine.generate(List.of(longRequest(1)));
                List<Answer> answers = Engines.collect(generation, 1);
                generation.abort();
                assertEquals(Optional.empty(), generation.next());
                assertEquals(Reason.LENGTH, answers.getFirst().reason());
            }
        }
    }

    @Nested
    class WhenAConsumerLeaves {

        @Test
        void blocksAreFreeAfterTheRunningStep() throws Exception {
            Semaphore steps = new Semaphore(0);
            executor.observe(plan -> steps.acquireUninterruptibly());
            try (LoopEngine engine = engines.start(executor)) {
                Generation generation = engine.generate(List.of(longRequest(1)));
                steps.release(3);
                generation.next();
                assertTrue(engine.stats().cacheUsage() > 0);
                generation.close();
                steps.release(1);
                awaitIdle(engine);
                steps.drainPermits();
                assertEquals(0, engine.stats().cacheUsage());
                steps.release(1000);
            }
        }

        @Test
        void noFurtherStepComputesIt() throws Exception {
            Semaphore steps = new Semaphore(0);
            AtomicInteger executed = new AtomicInteger();
            executor.observe(
                    plan -> {
                        executed.incrementAndGet();
                        steps.acquireUninterruptibly();
                    });
            try (LoopEngine engine = engines.start(executor)) {
                Generation generation = engine.generate(List.of(longRequest(1)));
                steps.release(1);
                generation.next();
                generation.close();
                steps.release(1);
                awaitIdle(engine);
                assertTrue(executed.get() <= 2, "steps: " + executed);
            }
        }

        @Test
        void twoHundredLeaveNothingBehind() throws Exception {
            engines.blocks = 64;
            Random random = new Random(3);
            try (LoopEngine engine = engines.start()) {
                for (int i = 0; i < 200; i++) {
                    Generation generation =
                            engine.generate(List.of(longRequest(i), longRequest(1000 + i)));
                    int taken = random.nextInt(3);
                    for (int n = 0; n < taken; n++) {
                        generation.next();
                    }
                    generation.close();
                }
                awaitEnded(400);
                awaitIdle(engine);
                assertEquals(0, engine.stats().cacheUsage());
                Answer after =
                        Engines.ask(
                                engine,
                                LoopEngineTest.request(new int[] {4}, LoopEngineTest.greedy(500)));
                assertEquals(500, after.tokens().length);
            }
        }

        @Test
        void aCancelledRequestGivesNothingMoreAndOthersGoOn() throws Exception {
            try (LoopEngine engine = engines.start();
                    Generation generation =
                            engine.generate(
                                    List.of(
                                            longRequest(1),
                                            LoopEngineTest.request(
                                                    new int[] {4}, LoopEngineTest.greedy(20))))) {
                generation.cancel(0);
                generation.cancel(0);
                List<Answer> answers = Engines.collect(generation, 2);
                assertEquals(0, answers.getFirst().tokens().length);
                assertEquals(20, answers.getLast().tokens().length);
                awaitIdle(engine);
                assertEquals(1, count("vllm:request_success", "finished_reason", "stop"));
            }
        }

        @Test
        void afterCloseThereIsNothingMore() throws Exception {
            try (LoopEngine engine = engines.start()) {
                Generation generation = engine.generate(List.of(longRequest(1)));
                generation.close();
                generation.close();
                assertEquals(Optional.empty(), generation.next());
            }
        }

        @Test
        void anInterruptedConsumerStopsWaiting() throws Exception {
            Semaphore steps = new Semaphore(0);
            executor.observe(plan -> steps.acquireUninterruptibly());
            try (LoopEngine engine = engines.start(executor);
                    Generation generation = engine.generate(List.of(longRequest(1)))) {
                Thread.currentThread().interrupt();
                assertThrows(InterruptedException.class, generation::next);
                steps.release(10_000);
            }
        }
    }

    @Nested
    class WhenAStepFails {

        @Test
        void everyRequestFailsAndTheEngineSaysSo() throws Exception {
            CountDownLatch queued = new CountDownLatch(1);
            AtomicInteger steps = new AtomicInteger();
            executor.observe(
                    plan -> {
                        awaitQuietly(queued);
                        if (steps.incrementAndGet() == 5) {
                            throw new IllegalStateException("the device is gone");
                        }
                    });
            engines.sequences = 2;
            LoopEngine engine = engines.start(executor);
            try (ExecutorService consumers = Executors.newVirtualThreadPerTaskExecutor()) {
                List<Future<List<Answer>>> answers = new ArrayList<>();
                for (int i = 0; i < 8; i++) {
                    Generation generation = engine.generate(List.of(longRequest(i)));
                    answers.add(consumers.submit(() -> Engines.collect(generation, 1)));
                }
                queued.countDown();
                for (Future<List<Answer>> answer : answers) {
                    Exception failure = assertThrows(Exception.class, answer::get);
                    assertInstanceOf(EngineFailed.class, failure.getCause());
                }
            }
            assertTrue(engine.failure().isPresent());
            assertThrows(EngineFailed.class, () -> engine.generate(List.of(longRequest(1))));
            engine.close();
            assertTrue(executor.isClosed());
        }

        @Test
        void tokensFromBeforeStillArrive() throws Exception {
            AtomicInteger steps = new AtomicInteger();
            executor.observe(
                    plan -> {
                        if (steps.incrementAndGet() == 5) {
                            throw new IllegalStateException("the device is gone");
                        }
                    });
            try (LoopEngine engine = engines.start(executor);
                    Generation generation = engine.generate(List.of(longRequest(1)))) {
                int tokens = 0;
                while (tokens < 4) {
                    tokens += generation.next().orElseThrow().tokens().length;
                }
                assertEquals(4, tokens);
                assertThrows(EngineFailed.class, generation::next);
            }
        }
    }

    @Nested
    class WhenTheEngineCloses {

        @Test
        void whatRunsAndWaitsIsAborted() throws Exception {
            engines.sequences = 1;
            CountDownLatch stopping = new CountDownLatch(1);
            AtomicInteger steps = new AtomicInteger();
            executor.observe(
                    plan -> {
                        if (steps.incrementAndGet() == 3) {
                            awaitQuietly(stopping);
                        }
                    });
            LoopEngine engine = engines.start(executor);
            Generation generation = engine.generate(List.of(longRequest(1), longRequest(2)));
            generation.next();
            Thread closing = Thread.ofPlatform().start(engine::close);
            while (closing.getState() != Thread.State.WAITING && closing.isAlive()) {
                spin();
            }
            stopping.countDown();
            closing.join();
            List<Answer> answers = Engines.collect(generation, 2);
            assertEquals(Reason.ABORT, answers.getFirst().reason());
            assertEquals(Optional.of(Finish.of(Reason.ABORT)), answers.getLast().finish());
            assertTrue(executor.isClosed());
        }

        @Test
        void nothingNewIsTaken() {
            LoopEngine engine = engines.start();
            engine.close();
            engine.close();
            assertThrows(EngineFailed.class, () -> engine.generate(List.of(longRequest(1))));
            assertTrue(engine.failure().isEmpty());
        }
    }

    @Nested
    class WhenTheConsumerIsSlow {

        @Test
        void outputsAreMerged() throws Exception {
            try (LoopEngine engine = engines.start();
                    Generation generation =
                            engine.generate(
                                    List.of(
                                            LoopEngineTest.request(
                                                    new int[] {4}, LoopEngineTest.greedy(30))))) {
                awaitEnded(1);
                TokenOutput all = generation.next().orElseThrow();
                assertEquals(30, all.tokens().length);
                assertTrue(all.prompt().isPresent());
                assertEquals(Optional.of(Finish.of(Reason.LENGTH)), all.finish());
                assertEquals(Optional.empty(), generation.next());
            }
        }
    }

    @Nested
    class UnderThePriorityPolicy {

        @Test
        void importantRequestsRunFirst() throws Exception {
            engines.policy = Policy.PRIORITY;
            engines.sequences = 1;
            CountDownLatch running = new CountDownLatch(1);
            CountDownLatch queued = new CountDownLatch(1);
            List<Integer> order = new ArrayList<>();
            executor.observe(
                    plan -> {
                        running.countDown();
                        awaitQuietly(queued);
                        order.add(plan.tokens()[0]);
                    });
            try (LoopEngine engine = engines.start(executor);
                    Generation first = engine.generate(List.of(priority(1, 0)))) {
                running.await();
                try (Generation others =
                        engine.generate(List.of(priority(2, 9), priority(3, -5), priority(4, 2)))) {
                    queued.countDown();
                    Engines.collect(first, 1);
                    Engines.collect(others, 3);
                }
            }
            assertEquals(List.of(1, 3, 4, 2), order);
        }

        private static GenerationRequest priority(int token, long priority) {
            return new GenerationRequest(
                    "p",
                    new int[] {token},
                    LoopEngineTest.greedy(1),
                    priority,
                    "",
                    Optional.empty());
        }
    }

    @Nested
    class WithAConstraint {

        @Test
        void itsEndEndsTheOutput() throws Exception {
            assertEnds(Reason.STOP, new Countdown(3, Integer.MAX_VALUE), 4);
        }

        @Test
        void aRefusedTokenIsAnError() throws Exception {
            assertEnds(Reason.ERROR, new Countdown(100, 2), 2);
        }

        @Test
        void endsWhereTheRequestForbidsAllThatItAllows() throws Exception {
            TokenMatcher onlyNine =
                    new Countdown(100, 100) {
                        @Override
                        public void mask(long[] allowed) {
                            Arrays.fill(allowed, 0);
                            allowed[0] = 1L << 9;
                        }
                    };
            SamplingParams params =
                    SamplingParams.builder()
                            .temperature(0f)
                            .maxTokens(50)
                            .allowedTokenIds(Optional.of(List.of(5)))
                            .build();
            try (LoopEngine engine = engines.start()) {
                Answer answer =
                        Engines.ask(
                                engine,
                                new GenerationRequest(
                                        "c", new int[] {4}, params, 0, "", Optional.of(onlyNine)));
                assertEquals(Reason.ABORT, answer.reason());
                assertEquals(0, answer.tokens().length);
            }
        }

        @Test
        void aFailingOneFailsItsRequestOnly() throws Exception {
            TokenMatcher broken =
                    new Countdown(100, 100) {
                        @Override
                        public void mask(long[] allowed) {
                            throw new IllegalStateException("broken");
                        }
                    };
            try (LoopEngine engine = engines.start();
                    Generation generation =
                            engine.generate(
                                    List.of(
                                            constrained(broken),
                                            LoopEngineTest.request(
                                                    new int[] {4}, LoopEngineTest.greedy(10))))) {
                List<Answer> answers = Engines.collect(generation, 2);
                assertEquals(Reason.ERROR, answers.getFirst().reason());
                assertEquals(10, answers.getLast().tokens().length);
            }
        }

        private void assertEnds(Reason reason, TokenMatcher matcher, int tokens) throws Exception {
            try (LoopEngine engine = engines.start()) {
                Answer answer = Engines.ask(engine, constrained(matcher));
                assertEquals(reason, answer.reason());
                assertEquals(tokens, answer.tokens().length);
            }
        }

        private static GenerationRequest constrained(TokenMatcher matcher) {
            return new GenerationRequest(
                    "c", new int[] {4}, LoopEngineTest.greedy(50), 0, "", Optional.of(matcher));
        }
    }

    @Nested
    class WhatItRefuses {

        @Test
        void emptyPrompts() {
            assertRefused(new int[0]);
        }

        @Test
        void promptsLongerThanTheContext() {
            engines.maxLength = OptionalInt.of(16);
            assertRefused(new int[17]);
        }

        @Test
        void promptsThatNeverFitThePool() {
            engines.blocks = 4;
            assertRefused(new int[33]);
        }

        @Test
        void idsOutsideTheVocabulary() {
            assertRefused(new int[] {RecallingExecutor.VOCABULARY});
            assertRefused(new int[] {-1});
        }

        @Test
        void moreThanMayWait() throws Exception {
            engines.settings = Map.of("max-num-queued-reqs", "3");
            Semaphore steps = new Semaphore(0);
            executor.observe(plan -> steps.acquireUninterruptibly());
            try (LoopEngine engine = engines.start(executor)) {
                List<GenerationRequest> four =
                        List.of(longRequest(1), longRequest(2), longRequest(3), longRequest(4));
                assertEquals(
                        503, assertThrows(Overloaded.class, () -> engine.generate(four)).status());
                engine.generate(four.subList(0, 3)).close();
                assertEquals(
                        1, count("vllm:admission_rejections", "reason", "max_num_queued_reqs"));
                steps.release(10_000);
            }
        }

        @Test
        void aContextThatDoesNotFitThePool() {
            engines.blocks = 4;
            engines.maxLength = OptionalInt.of(33);
            RecallingExecutor small = engines.executor();
            assertThrows(StartupFailure.class, () -> engines.start(small));
            assertTrue(small.isClosed());
        }

        @Test
        void anUnknownLogprobsMode() {
            engines.settings = Map.of("logprobs-mode", "cooked");
            StartupFailure failure = assertThrows(StartupFailure.class, engines::start);
            assertTrue(String.valueOf(failure.getMessage()).contains("raw_logprobs, raw_logits"));
        }

        private void assertRefused(int[] prompt) {
            try (LoopEngine engine = engines.start()) {
                GenerationRequest request =
                        LoopEngineTest.request(prompt, LoopEngineTest.greedy(1));
                assertThrows(InvalidRequest.class, () -> engine.generate(List.of(request)));
            }
        }
    }

    @Test
    void aContextBeyondThePoolIsShortenedToIt() throws Exception {
        engines.blocks = 4;
        try (LoopEngine engine = engines.start()) {
            assertEquals(32, engine.model().maxModelLength());
            Answer answer =
                    Engines.ask(
                            engine,
                            LoopEngineTest.request(new int[] {4}, LoopEngineTest.greedy(100)));
            assertEquals(31, answer.tokens().length);
            assertEquals(Reason.LENGTH, answer.reason());
        }
    }

    @Test
    void manyThreadsAreServedAtOnce() throws Exception {
        try (LoopEngine engine = engines.start();
                ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Answer>> answers = new ArrayList<>();
            for (int i = 0; i < 100; i++) {
                GenerationRequest request =
                        LoopEngineTest.request(
                                LoopEngineTest.prompt(10, i), LoopEngineTest.greedy(30));
                answers.add(clients.submit(() -> Engines.ask(engine, request)));
            }
            for (int i = 0; i < 100; i++) {
                GenerationRequest request =
                        LoopEngineTest.request(
                                LoopEngineTest.prompt(10, i), LoopEngineTest.greedy(30));
                assertArrayEquals(LoopEngineTest.naive(request), answers.get(i).get().tokens());
            }
        }
    }

    /// Allows everything; complete after some tokens, refuses after some.
    private static class Countdown implements TokenMatcher {

        private final int completeAfter;
        private final int refuseAfter;
        private int accepted;

        Countdown(int completeAfter, int refuseAfter) {
            this.completeAfter = completeAfter;
            this.refuseAfter = refuseAfter;
        }

        @Override
        public void mask(long[] allowed) {
            Arrays.fill(allowed, -1L);
        }

        @Override
        public boolean accept(int token) {
            return accepted++ < refuseAfter;
        }

        @Override
        public boolean finished() {
            return accepted >= completeAfter;
        }
    }

    private static GenerationRequest longRequest(int seed) {
        return LoopEngineTest.request(LoopEngineTest.prompt(20, seed), LoopEngineTest.greedy(400));
    }

    private double count(String name, String tag, String value) {
        return engines.meters.get(name).tag(tag, value).counter().count();
    }

    private static void awaitIdle(LoopEngine engine) {
        while (engine.stats().running() + engine.stats().waiting() > 0) {
            spin();
        }
    }

    private void awaitEnded(int requests) {
        double ended = 0;
        while (ended < requests) {
            spin();
            ended =
                    engines.meters.get("vllm:request_success").counters().stream()
                            .mapToDouble(Counter::count)
                            .sum();
        }
    }

    private static void spin() {
        if (Thread.interrupted()) {
            throw new IllegalStateException("waited too long");
        }
        Thread.onSpinWait();
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
