package dev.parley.middleware.server;

import dev.parley.api.ParleyException.EngineFailed;
import dev.parley.api.Task;
import dev.parley.api.engine.EngineClient;
import dev.parley.api.engine.EngineStats;
import dev.parley.api.engine.Generation;
import dev.parley.api.engine.GenerationRequest;
import dev.parley.api.engine.ModelInfo;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/// An engine that generates nothing and scales when told to.
public final class IdleEngine implements EngineClient {

    private final Set<Task> tasks;
    private volatile boolean scaling;

    /// One that could generate text.
    public IdleEngine() {
        this(Set.of(Task.GENERATE));
    }

    /// @param tasks what it says it can do
    public IdleEngine(Set<Task> tasks) {
        this.tasks = tasks;
    }

    /// Begins or ends to scale.
    public void scaling(boolean now) {
        scaling = now;
    }

    @Override
    public boolean scaling() {
        return scaling;
    }

    @Override
    public Set<Task> tasks() {
        return tasks;
    }

    @Override
    public ModelInfo model() {
        throw new UnsupportedOperationException();
    }

    @Override
    public Generation generate(List<GenerationRequest> requests) {
        throw new UnsupportedOperationException();
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
    public void resetPrefixCache() {
        throw new UnsupportedOperationException();
    }

    @Override
    public void close() {}
}
