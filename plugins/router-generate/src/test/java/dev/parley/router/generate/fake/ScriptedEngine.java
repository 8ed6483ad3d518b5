package dev.parley.router.generate.fake;

import dev.parley.api.ParleyException.EngineFailed;
import dev.parley.api.Task;
import dev.parley.api.engine.EngineClient;
import dev.parley.api.engine.EngineStats;
import dev.parley.api.engine.Generation;
import dev.parley.api.engine.GenerationRequest;
import dev.parley.api.engine.ModelInfo;
import dev.parley.api.engine.TokenOutput;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;

/// An engine that plays scripts: the next one for every request, taken in turns.
public final class ScriptedEngine implements EngineClient {

    private final ModelInfo model;
    private final Queue<Script> scripts = new ConcurrentLinkedQueue<>();
    private final List<GenerationRequest> requests = new CopyOnWriteArrayList<>();
    private final List<Integer> cancelled = new CopyOnWriteArrayList<>();
    private volatile int failAfter = Integer.MAX_VALUE;
    private final Semaphore closed = new Semaphore(0);

    /// An engine whose model takes this many tokens.
    public ScriptedEngine(int modelLength) {
        model =
                new ModelInfo(
                        "Fake", 1258, modelLength, List.of(CharTokenizer.END), "float32", "cpu");
    }

    /// Plays this next.
    public ScriptedEngine play(Script... next) {
        scripts.addAll(List.of(next));
        return this;
    }

    /// Dies after so many outputs.
    public ScriptedEngine failAfter(int outputs) {
        failAfter = outputs;
        return this;
    }

    /// What it was asked for, in order.
    public List<GenerationRequest> requests() {
        return requests;
    }

    /// Requests cancelled.
    public List<Integer> cancelled() {
        return cancelled;
    }

    /// Waits until a generation is closed.
    public void awaitClose() throws InterruptedException {
        closed.acquire();
    }

    @Override
    public Set<Task> tasks() {
        return Set.of(Task.GENERATE);
    }

    @Override
    public ModelInfo model() {
        return model;
    }

    @Override
    public Generation generate(List<GenerationRequest> asked) {
        requests.addAll(asked);
        List<Deque<TokenOutput>> queues = new ArrayList<>();
        for (int i = 0; i < asked.size(); i++) {
            Script script = scripts.remove();
            GenerationRequest request = asked.get(i);
            queues.add(
                    new ArrayDeque<>(
                            script.outputs(
                                    i,
                                    request.prompt(),
                                    request.sampling().logprobs().isPresent(),
                                    request.sampling().promptLogprobs().isPresent())));
        }
        return new Turns(queues);
    }

    private final class Turns implements Generation {

        private final List<Deque<TokenOutput>> queues;
        private int turn;
        private int given;

        Turns(List<Deque<TokenOutput>> queues) {
            this.queues = queues;
        }

        @Override
        public Optional<TokenOutput> next() {
            if (given++ >= failAfter) {
                throw new EngineFailed("The engine failed.");
            }
            for (int i = 0; i < queues.size(); i++) {
                Deque<TokenOutput> queue = queues.get(turn++ % queues.size());
                if (!queue.isEmpty()) {
                    return Optional.of(queue.remove());
                }
            }
            return Optional.empty();
        }

        @Override
        public void cancel(int request) {
            cancelled.add(request);
            queues.get(request).clear();
        }

        @Override
        public void close() {
            closed.release();
        }
    }

    @Override
    public EngineStats stats() {
        return new EngineStats(0, 0, 0);
    }

    @Override
    public Optional<EngineFailed> failure() {
        return Optional.empty();
    }

    @Override
    public void resetPrefixCache() {}

    @Override
    public void close() {}
}
