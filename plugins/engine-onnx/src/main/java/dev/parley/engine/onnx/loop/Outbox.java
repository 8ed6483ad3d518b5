package dev.parley.engine.onnx.loop;

import dev.parley.api.engine.TokenOutput;

import java.util.ArrayList;
import java.util.List;

/// Outputs of the running step; they leave together, after statistics and metrics know of the step.
/// Belongs to the engine thread.
final class Outbox {

    private final List<QueuedGeneration> targets = new ArrayList<>();
    private final List<TokenOutput> outputs = new ArrayList<>();

    void add(QueuedGeneration target, TokenOutput output) {
        targets.add(target);
        outputs.add(output);
    }

    /// Hands everything over and wakes who waits.
    void flush() {
        for (int i = 0; i < outputs.size(); i++) {
            targets.get(i).post(outputs.get(i));
        }
        for (int i = 0; i < targets.size(); i++) {
            if (i + 1 == targets.size() || targets.get(i) != targets.get(i + 1)) {
                targets.get(i).wake();
            }
        }
        targets.clear();
        outputs.clear();
    }
}
