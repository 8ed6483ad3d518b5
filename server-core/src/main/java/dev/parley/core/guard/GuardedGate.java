package dev.parley.core.guard;

import dev.parley.api.reasoning.ReasoningGate;

/// A gate that opens for good when its format's code fails: the constraint then begins at once.
/// One thread at a time.
final class GuardedGate implements ReasoningGate {

    private final ReasoningGate gate;
    private final PluginCalls calls;
    private final FailureReport failures;
    private boolean open;

    GuardedGate(ReasoningGate gate, PluginCalls calls, FailureReport failures) {
        this.gate = gate;
        this.calls = calls;
        this.failures = failures;
        look(gate::open);
    }

    @Override
    public boolean open() {
        return open;
    }

    @Override
    public void accept(int token) {
        if (!open) {
            look(
                    () -> {
                        gate.accept(token);
                        return gate.open();
                    });
        }
    }

    private void look(PluginCalls.Work<Boolean> work) {
        try {
            open = calls.call(work);
        } catch (PluginFault fault) {
            failures.report(fault);
            open = true;
        }
    }
}
