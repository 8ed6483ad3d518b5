package dev.parley.engine.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.api.ParleyException.EngineFailed;
import dev.parley.api.ParleyException.InvalidRequest;
import dev.parley.api.ParleyException.Overloaded;
import dev.parley.api.engine.EngineClient;
import dev.parley.api.engine.EngineOptions.Policy;
import dev.parley.api.engine.EngineStats;
import dev.parley.api.engine.Finish;
import dev.parley.api.engine.Generation;
import dev.parley.api.engine.GenerationRequest;
import dev.parley.api.engine.TokenOutput;
import dev.parley.engine.sim.Simulators.Answer;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;

@Timeout(120)
final class SimulatorEngineTest {

    private static final String NEVER = "3600000";

    private final Simulators simulators = new Simulators();

    @Nested
    class Answering {

        @Test
        void sendsTheTextUpToTheLimit() throws InterruptedException {
            try (EngineClient engine = simulators.start()) {
                Answer answer = Simulators.ask(engine, Simulators.request(17));

                assertEquals("The harbour wakes", answer.text());
                assertEquals(Finish.Reason.LENGTH, answer.reason());
                assertEquals(List.of(), answer.logprobs());
                assertEquals(List.of(), answer.prompt().orElseThrow().logprobs());
            }
        }

        @Test
        void endsByItselfAtTheConfiguredLength() throws InterruptedException {
            try (EngineClient engine = simulators.with("simulator-length", "4").start()) {
                Answer answer = Simulators.ask(engine, Simulators.request(100));

                assertEquals("The\0", answer.text());
                assertEquals(Optional.of(Finish.of(Finish.Reason.STOP)), answer.finish());
            }
        }

        @Test
        void givesEveryRequestOfACallItsOwnTokens() throws InterruptedException {
            try (EngineClient engine = simulators.start();
                    Generation generation =
                            engine.generate(
                                    List.of(
                                            Simulators.request(3),
                                            Simulators.request(50),
                                            Simulators.request(1)))) {
                List<Answer> answers = Simulators.collect(generation, 3);

                assertEquals(
                        List.of(3, 50, 1),
                        answers.stream().map(answer -> answer.text().length()).toList());
                assertEquals(Optional.empty(), generation.next());
            }
        }

        @Test
        void addsLogprobsWhenAsked() throws InterruptedException {
            try (EngineClient engine = simulators.start()) {
                Answer answer =
                        Simulators.ask(
                                engine,
                                Simulators.request(
                                        Simulators.sampling(5)
                                                .logprobs(OptionalInt.of(2))
                                                .promptLogprobs(OptionalInt.of(1))
                                                .build()));

                assertEquals(
                        "The h".chars().boxed().toList(),
                        answer.logprobs().stream().map(it -> it.token()).toList());
                assertEquals(
                        List.of((int) 'b', (int) 'c'),
                        answer.prompt().orElseThrow().logprobs().stream()
                                .map(it -> it.token())
                                .toList());
            }
        }

        @Test
        void obeysAConstraint() throws InterruptedException {
            try (EngineClient engine = simulators.start()) {
                Answer answer = Simulators.ask(engine, constrained("(yes|no)!"));

                assertTrue(answer.text().matches("(yes|no)!\0"), answer.text());
                assertEquals(Finish.Reason.STOP, answer.reason());
            }
        }

        @Test
        void endsWithAnErrorWhenAConstraintLetsNothingCome() throws InterruptedException {
            try (EngineClient engine = simulators.start()) {
                Answer answer = Simulators.ask(engine, constrained("(?!)"));

                assertEquals("", answer.text());
                assertEquals(Finish.Reason.ERROR, answer.reason());
            }
        }

        @Test
        void servesManyAtOnce() throws Exception {
            simulators.sequences = 100;
            simulators.with("simulator-jitter", "100");
            try (EngineClient engine = simulators.start();
                    ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
                List<Future<Answer>> answers = new ArrayList<>();
                for (int i = 0; i < 500; i++) {
                    answers.add(
                            threads.submit(() -> Simulators.ask(engine, Simulators.request(40))));
                }
                for (Future<Answer> answer : answers) {
                    assertEquals("The harbour wakes before the town does, ", answer.get().text());
                }
            }
        }

        private static GenerationRequest constrained(String pattern) {
            return new GenerationRequest(
                    "test",
                    new int[] {1},
                    Simulators.sampling(50).build(),
                    0,
                    "",
                    Optional.of(new RegexMatcher(pattern)));
        }
    }

    @Nested
    class WhenRequestsWait {

        @Test
        void theyGetTheirTurn() throws InterruptedException {
            simulators.sequences = 1;
            try (EngineClient engine = simulators.start();
                    Generation first = engine.generate(List.of(Simulators.request(20)));
                    Generation second = engine.generate(List.of(Simulators.request(5)))) {
                assertEquals("The h", Simulators.collect(second, 1).getFirst().text());
                assertEquals(20, Simulators.collect(first, 1).getFirst().text().length());
            }
        }

        @Test
        void theyAreCounted() throws InterruptedException {
            simulators.sequences = 1;
            simulators.with("simulator-fault", "stall:1");
            try (EngineClient engine = simulators.start();
                    Generation first = engine.generate(List.of(Simulators.request(9)));
                    Generation _ = engine.generate(List.of(Simulators.request(9)))) {
                first.next();
                awaitStats(engine, new EngineStats(1, 1, 0));
            }
        }

        @Test
        void moreThanTheLimitAreRefused() throws InterruptedException {
            simulators.sequences = 1;
            simulators.with("simulator-fault", "stall:1").with("max-num-queued-reqs", "1");
            try (EngineClient engine = simulators.start();
                    Generation running = engine.generate(List.of(Simulators.request(9)))) {
                running.next();
                try (Generation _ = engine.generate(List.of(Simulators.request(9)))) {
                    assertThrows(
                            Overloaded.class,
                            () -> engine.generate(List.of(Simulators.request(9))));
                    assertEquals(
                            1,
                            simulators
                                    .meters
                                    .get("vllm:admission_rejections")
                                    .tag("reason", "max_num_queued_reqs")
                                    .counter()
                                    .count());
                }
            }
        }

        @Test
        void aPromptBeyondTheTokenLimitIsRefused() {
            simulators.with("max-num-queued-tokens", "2");
            try (EngineClient engine = simulators.start()) {
                assertThrows(
                        Overloaded.class, () -> engine.generate(List.of(Simulators.request(9))));
            }
        }

        @Test
        void theUrgentOnesGoFirst() throws InterruptedException {
            simulators.sequences = 1;
            simulators.policy = Policy.PRIORITY;
            simulators.with("simulator-fault", "stall:1");
            try (EngineClient engine = simulators.start();
                    Generation blocking = engine.generate(List.of(Simulators.request(9)))) {
                blocking.next();
                try (Generation later = engine.generate(List.of(withPriority(5)));
                        Generation sooner = engine.generate(List.of(withPriority(-5)))) {
                    blocking.cancel(0);
                    assertEquals(1, sooner.next().orElseThrow().tokens().length);
                    awaitStats(engine, new EngineStats(1, 1, 0));
                    sooner.cancel(0);
                    assertEquals(1, later.next().orElseThrow().tokens().length);
                }
            }
        }

        private static GenerationRequest withPriority(long priority) {
            return new GenerationRequest(
                    "test",
                    new int[] {1},
                    Simulators.sampling(9).build(),
                    priority,
                    "",
                    Optional.empty());
        }
    }

    @Nested
    class Ending {

        @Test
        void mergesTokensThatNobodyTook() throws InterruptedException {
            try (EngineClient engine = simulators.start();
                    Generation generation = engine.generate(List.of(Simulators.request(200)))) {
                awaitStats(engine, new EngineStats(0, 0, 0));
                awaitTokens(200);
                TokenOutput all = generation.next().orElseThrow();

                assertEquals(200, all.tokens().length);
                assertTrue(all.prompt().isPresent());
                assertTrue(all.finish().isPresent());
            }
        }

        @Test
        void aCancelledRequestSaysNothingMore() throws InterruptedException {
            simulators.with("simulator-fault", "stall:1");
            try (EngineClient engine = simulators.start();
                    Generation generation =
                            engine.generate(
                                    List.of(Simulators.request(9), Simulators.request(9)))) {
                generation.next();
                generation.cancel(0);
                generation.cancel(1);

                assertEquals(Optional.empty(), generation.next());
                awaitStats(engine, new EngineStats(0, 0, 0));
                assertEquals(2, ended("stop"));
            }
        }

        @Test
        void closingMakesRoom() throws InterruptedException {
            simulators.with("simulator-ttft", NEVER);
            try (EngineClient engine = simulators.start()) {
                Generation generation = engine.generate(List.of(Simulators.request(9)));
                awaitStats(engine, new EngineStats(1, 0, 0));
                generation.close();
                generation.close();

                awaitStats(engine, new EngineStats(0, 0, 0));
                assertEquals(1, ended("abort"));
            }
        }

        @Test
        void anAbortIsTold() throws InterruptedException {
            simulators.sequences = 1;
            simulators.with("simulator-ttft", NEVER);
            try (EngineClient engine = simulators.start();
                    Generation generation =
                            engine.generate(
                                    List.of(Simulators.request(9), Simulators.request(9)))) {
                generation.abort();

                assertEquals(
                        List.of(Finish.Reason.ABORT, Finish.Reason.ABORT),
                        Simulators.collect(generation, 2).stream().map(Answer::reason).toList());
            }
        }

        @Test
        void anInterruptEndsTheWait() throws Exception {
            simulators.with("simulator-ttft", NEVER);
            try (EngineClient engine = simulators.start();
                    Generation generation = engine.generate(List.of(Simulators.request(9)));
                    ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
                Future<Throwable> thrown =
                        threads.submit(
                                () -> assertThrows(InterruptedException.class, generation::next));
                threads.shutdownNow();

                assertInstanceOf(InterruptedException.class, thrown.get());
            }
        }

        @Test
        void closingTheEngineAbortsEverything() throws InterruptedException {
            simulators.sequences = 1;
            simulators.with("simulator-ttft", NEVER);
            EngineClient engine = simulators.start();
            try (Generation generation =
                    engine.generate(List.of(Simulators.request(9), Simulators.request(9)))) {
                engine.close();
                engine.close();

                assertEquals(
                        List.of(Finish.Reason.ABORT, Finish.Reason.ABORT),
                        Simulators.collect(generation, 2).stream().map(Answer::reason).toList());
                EngineFailed refusal =
                        assertThrows(
                                EngineFailed.class,
                                () -> engine.generate(List.of(Simulators.request(9))));
                assertEquals(
                        "The engine is shutting down and takes no more requests.",
                        refusal.getMessage());
            }
        }
    }

    @Nested
    class WithFaults {

        @Test
        void everySecondRequestFailsAfterItsFirstToken() throws InterruptedException {
            try (EngineClient engine = simulators.with("simulator-fault", "fail:2").start()) {
                assertEquals("The h", Simulators.ask(engine, Simulators.request(5)).text());
                Answer failed = Simulators.ask(engine, Simulators.request(5));

                assertEquals("T", failed.text());
                assertEquals(Finish.Reason.ERROR, failed.reason());
            }
        }

        @Test
        void aRequestForOneTokenFailsInPlaceOfIt() throws InterruptedException {
            try (EngineClient engine = simulators.with("simulator-fault", "fail:1").start()) {
                Answer failed = Simulators.ask(engine, Simulators.request(1));

                assertEquals("", failed.text());
                assertEquals(Finish.Reason.ERROR, failed.reason());
            }
        }

        @Test
        void aDeathFailsEveryRequestAndStays() throws InterruptedException {
            simulators.with("simulator-fault", "stall:1 die:2");
            try (EngineClient engine = simulators.start();
                    Generation stalled = engine.generate(List.of(Simulators.request(9)))) {
                assertFalse(engine.failure().isPresent());
                assertEquals(1, stalled.next().orElseThrow().tokens().length);
                try (Generation deadly = engine.generate(List.of(Simulators.request(9)))) {
                    assertEquals(1, deadly.next().orElseThrow().tokens().length);
                    assertThrows(EngineFailed.class, deadly::next);
                }
                assertThrows(EngineFailed.class, stalled::next);
                assertTrue(engine.failure().isPresent());
                EngineFailed refusal =
                        assertThrows(
                                EngineFailed.class,
                                () -> engine.generate(List.of(Simulators.request(9))));
                assertEquals("The engine failed and takes no more requests.", refusal.getMessage());
            }
        }
    }

    @Nested
    class WithBadRequests {

        private final EngineClient engine = simulators.start();

        @AfterEach
        void close() {
            engine.close();
        }

        @Test
        void refusesAnEmptyPrompt() {
            assertRefused("The prompt is empty; it needs at least one token.", new int[0]);
        }

        @Test
        void refusesAPromptThatDoesNotFit() {
            assertRefused(
                    "The prompt has 1001 tokens, but at most 1000 fit; shorten it.",
                    new int[1_001]);
        }

        @Test
        void refusesIdsOutsideTheVocabulary() {
            assertRefused(
                    "Token id 128 is not in the vocabulary; ids run from 0 to 127.",
                    new int[] {1, 128});
        }

        @Test
        void refusesParametersOutsideTheVocabulary() {
            GenerationRequest request =
                    Simulators.request(Simulators.sampling(1).stopTokenIds(List.of(-1)).build());
            InvalidRequest refusal =
                    assertThrows(InvalidRequest.class, () -> engine.generate(List.of(request)));
            assertEquals(Optional.of("stop_token_ids"), refusal.parameter());
        }

        private void assertRefused(String message, int[] prompt) {
            GenerationRequest request =
                    GenerationRequest.of("test", prompt, Simulators.sampling(1).build());
            InvalidRequest refusal =
                    assertThrows(InvalidRequest.class, () -> engine.generate(List.of(request)));
            assertEquals(message, refusal.getMessage());
            assertEquals(Optional.of("prompt"), refusal.parameter());
        }
    }

    @Test
    void countsTokensAndEnds() throws InterruptedException {
        try (EngineClient engine = simulators.start()) {
            Simulators.ask(engine, Simulators.request(30));
            awaitTokens(30);

            assertEquals(3, simulators.meters.get("vllm:prompt_tokens").counter().count());
            assertEquals(1, ended("length"));
            assertEquals(
                    1, simulators.meters.get("vllm:time_to_first_token_seconds").timer().count());
        }
    }

    @Test
    void registersNothingWithoutStatistics() {
        try (EngineClient _ = simulators.with("disable-log-stats", "true").start()) {
            assertEquals(List.of(), simulators.meters.getMeters());
        }
    }

    private double ended(String reason) {
        return simulators
                .meters
                .get("vllm:request_success")
                .tag("finished_reason", reason)
                .counter()
                .count();
    }

    private void awaitTokens(int count) {
        while (simulators.meters.get("vllm:generation_tokens").counter().count() < count) {
            LockSupport.parkNanos(1_000_000);
        }
    }

    private static void awaitStats(EngineClient engine, EngineStats wanted) {
        while (!engine.stats().equals(wanted)) {
            LockSupport.parkNanos(1_000_000);
        }
    }
}
