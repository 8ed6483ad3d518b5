package dev.parley.api.engine;

import dev.parley.api.ParleyException;
import dev.parley.api.ParleyException.EngineFailed;
import dev.parley.api.Task;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeoutException;

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

    /// Whether [#scale] is at work. Requests are refused meanwhile.
    default boolean scaling() {
        return false;
    }

    /// Changes the number of replicas and returns when that many serve.
    ///
    /// @param replicas 1 or more
    /// @param drain how long running requests may take to finish before that
    /// @throws TimeoutException when they took longer; nothing has changed
    /// @throws dev.parley.api.ParleyException.InvalidRequest when there cannot be that many
    /// @throws dev.parley.api.ParleyException.Unsupported when the engine cannot do this at all
    default void scale(int replicas, Duration drain) throws TimeoutException {
        throw new ParleyException.Unsupported(
                "This engine cannot change its number of replicas while it runs.");
    }

    /// Aborts what still runs (every [Generation] ends with [Finish.Reason#ABORT]) and releases
    /// everything. Idempotent, blocks until done.
    @Override
    void close();
}
