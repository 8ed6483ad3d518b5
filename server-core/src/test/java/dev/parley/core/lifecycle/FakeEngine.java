package dev.parley.core.lifecycle;

import dev.parley.api.ParleyException.EngineFailed;
import dev.parley.api.Task;
import dev.parley.api.engine.EngineClient;
import dev.parley.api.engine.EngineProvider;
import dev.parley.api.engine.EngineStart;
import dev.parley.api.engine.EngineStats;
import dev.parley.api.engine.Finish;
import dev.parley.api.engine.Generation;
import dev.parley.api.engine.GenerationRequest;
import dev.parley.api.engine.LoadProgress;
import dev.parley.api.engine.ModelInfo;
import dev.parley.api.engine.TokenOutput;
import dev.parley.api.model.ModelFiles;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;

/// An engine whose start waits for `mayFinish` and whose tokens come when the test says so.
final class FakeEngine implements EngineProvider, EngineClient {

    final CountDownLatch started = new CountDownLatch(1);
    final CountDownLatch mayFinish = new CountDownLatch(1);
    final CountDownLatch closed = new CountDownLatch(1);
    final AtomicInteger openGenerations = new AtomicInteger();
    final Semaphore generationsClosed = new Semaphore(0);
    final BlockingQueue<FakeGeneration> generations = new LinkedBlockingQueue<>();

    /// An engine that starts at once.
    static FakeEngine ready() {
        FakeEngine engine = new FakeEngine();
        engine.mayFinish.countDown();
        return engine;
    }

    @Override
    public String name() {
        return "fake";
    }

    @Override
    public boolean supports(ModelFiles model) {
        return true;
    }

    @Override
    public EngineClient start(EngineStart start) {
        start.progress().accept(new LoadProgress("reading weights", 0.25));
        started.countDown();
        try {
            mayFinish.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException("start interrupted", e);
        }
        return this;
    }

    @Override
    public Set<Task> tasks() {
        return Set.of(Task.GENERATE);
    }

    @Override
    public ModelInfo model() {
        return new ModelInfo("FakeForCausalLM", 10, 100, List.of(0), "float32", "cpu");
    }

    @Override
    public Generation generate(List<GenerationRequest> requests) {
        FakeGeneration generation = new FakeGeneration();
        openGenerations.incrementAndGet();
        generations.add(generation);
        if (closed.getCount() == 0) {
            generation.finish(Finish.Reason.ABORT);
        }
        return generation;
    }

    @Override
    public EngineStats stats() {
        return new EngineStats(openGenerations.get(), 0, 0);
    }

    @Override
    public Optional<EngineFailed> failure() {
        return Optional.empty();
    }

    @Override
    public void resetPrefixCache() {
        // There is none.
    }

    @Override
    public void close() {
        closed.countDown();
        generations.forEach(generation -> generation.finish(Finish.Reason.ABORT));
    }

    /// One request's outputs.
    final class FakeGeneration implements Generation {

        private final BlockingQueue<TokenOutput> outputs = new LinkedBlockingQueue<>();

        void token(int id) {
            outputs.add(
                    new TokenOutput(
                            0, new int[] {id}, List.of(), Optional.empty(), Optional.empty()));
        }

        void finish(Finish.Reason reason) {
            outputs.add(
                    new TokenOutput(
                            0,
                            new int[0],
                            List.of(),
                            Optional.empty(),
                            Optional.of(Finish.of(reason))));
        }

        @Override
        public Optional<TokenOutput> next() throws InterruptedException {
            return Optional.of(outputs.take());
        }

        @Override
        public void cancel(int request) {
            finish(Finish.Reason.ABORT);
        }

        @Override
        public void close() {
            openGenerations.decrementAndGet();
            generationsClosed.release();
        }
    }
}
