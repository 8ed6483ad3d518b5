package dev.parley.engine.onnx.loop;

import dev.parley.api.ParleyException.EngineFailed;
import dev.parley.api.engine.EngineStats;

import org.jspecify.annotations.Nullable;

import java.util.Optional;

/// What others may know of the engine thread. Written by that thread, read by any.
final class EngineStatus {

    private volatile EngineStats stats = new EngineStats(0, 0, 0);
    private volatile @Nullable EngineFailed failure;

    EngineStats stats() {
        return stats;
    }

    /// Why the engine died.
    Optional<EngineFailed> failure() {
        return Optional.ofNullable(failure);
    }

    void publish(EngineStats now) {
        stats = now;
    }

    void died(EngineFailed reason) {
        failure = reason;
        stats = new EngineStats(0, 0, 0);
    }
}
