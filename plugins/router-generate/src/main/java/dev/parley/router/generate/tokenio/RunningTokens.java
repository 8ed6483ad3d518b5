package dev.parley.router.generate.tokenio;

import dev.parley.api.engine.Generation;

import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// The token requests in work, by id, so that they can be aborted. Safe on any thread.
public final class RunningTokens {

    private final Map<String, Set<Generation>> running = new ConcurrentHashMap<>();

    /// Nothing in work.
    public RunningTokens() {}

    /// Notes a request.
    void begin(String id, Generation generation) {
        running.computeIfAbsent(id, key -> ConcurrentHashMap.newKeySet()).add(generation);
    }

    /// A request is done.
    void end(String id, Generation generation) {
        running.computeIfPresent(
                id,
                (key, generations) -> {
                    generations.remove(generation);
                    return generations.isEmpty() ? null : generations;
                });
    }

    /// Aborts requests; unknown ids are ignored.
    void abort(Collection<String> ids) {
        ids.forEach(id -> running.getOrDefault(id, Set.of()).forEach(Generation::abort));
    }
}
