package dev.parley.engine.sim;

import dev.parley.api.ParleyException.EngineFailed;
import dev.parley.api.engine.EngineStats;

import org.jspecify.annotations.Nullable;

import java.util.Optional;

/// What others may know of the pacing thread. Written by that thread, read by any.
final class EngineStatus {

    private volatile EngineStats stats = new EngineStats(0, 0, 0);
    private volatile @Nullable EngineFailed failure;

    EngineStats stats() {
        return stats;
    }

    Optional<EngineFailed> failure() {
        return Optional.ofNullable(failure);
    }

    void publish(int running, int waiting) {
        EngineStats last = stats;
        if (last.running() != running || last.waiting() != waiting) {
            stats = new EngineStats(running, waiting, 0);
        }
    }

    void died(EngineFailed reason) {
        failure = reason;
        stats = new EngineStats(0, 0, 0);
    }
}
