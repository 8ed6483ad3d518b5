package dev.parley.router.generate.derender;

import dev.parley.api.engine.Generation;
import dev.parley.api.engine.TokenOutput;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.Optional;

/// Plays outputs that are all there already. One thread.
public final class RecordedGeneration implements Generation {

    private final Deque<TokenOutput> outputs;

    /// @param outputs in the order they are told
    public RecordedGeneration(Collection<TokenOutput> outputs) {
        this.outputs = new ArrayDeque<>(outputs);
    }

    @Override
    public Optional<TokenOutput> next() {
        return Optional.ofNullable(outputs.poll());
    }

    @Override
    public void cancel(int request) {
        outputs.removeIf(output -> output.request() == request);
    }

    @Override
    public void close() {
        outputs.clear();
    }
}
