package dev.parley.api.engine;

import dev.parley.api.ParleyException.EngineFailed;
import dev.parley.api.Task;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/// A running engine. Created by an [EngineProvider], safe on any thread, closed by the server.
public interface EngineClient extends AutoCloseable {

    /// What the model can do. Constant.
    Set<Task> tasks();

    /// Facts about the model. Constant.
    ModelInfo model();

    /// Queues one sequence per request and returns at once. Outputs carry the request's position
    /// in the list.
    ///
    /// @param requests not empty; ids need not be unique
    /// @throws dev.parley.api.ParleyException.InvalidRequest for what only the engine can refuse
    /// @throws EngineFailed when the engine is dead or closing
    Generation generate(List<GenerationRequest> requests);

    /// What is running and waiting now.
    EngineStats stats();

    /// Why the engine died; empty while it lives.
    Optional<EngineFailed> failure();

    /// Forgets all cached prefixes that no running sequence holds.
    void resetPrefixCache();

    /// Aborts what still runs (every [Generation] ends with [Finish.Reason#ABORT]) and releases
    /// everything. Idempotent, blocks until done.
    @Override
    void close();
}
