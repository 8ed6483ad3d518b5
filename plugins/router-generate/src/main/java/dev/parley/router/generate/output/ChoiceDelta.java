package dev.parley.router.generate.output;

import dev.parley.api.tool.ToolEvent;

import java.util.ArrayList;
import java.util.List;

/// What became known of one choice since it was last cleared. Mutable; one thread.
public final class ChoiceDelta {

    private final StringBuilder reasoning = new StringBuilder();
    private final StringBuilder content = new StringBuilder();
    private final List<ToolEvent> calls = new ArrayList<>();

    /// What a delta holds.
    public enum Kind {
        /// Nothing.
        EMPTY,
        /// Reasoning only.
        REASONING,
        /// Content only.
        CONTENT,
        /// Calls only.
        CALLS,
        /// Several of these.
        MIXED
    }

    /// Reasoning text.
    public StringBuilder reasoning() {
        return reasoning;
    }

    /// Content text.
    public StringBuilder content() {
        return content;
    }

    /// Calls begun, arguments, calls abandoned, in order.
    public List<ToolEvent> calls() {
        return calls;
    }

    /// What it holds.
    public Kind kind() {
        boolean thinks = !reasoning.isEmpty();
        boolean speaks = !content.isEmpty();
        if (!calls.isEmpty()) {
            return thinks || speaks ? Kind.MIXED : Kind.CALLS;
        }
        if (thinks) {
            return speaks ? Kind.MIXED : Kind.REASONING;
        }
        return speaks ? Kind.CONTENT : Kind.EMPTY;
    }

    /// Adds what another delta holds.
    public void append(ChoiceDelta other) {
        reasoning.append(other.reasoning);
        content.append(other.content);
        calls.addAll(other.calls);
    }

    /// Forgets everything.
    public void clear() {
        reasoning.setLength(0);
        content.setLength(0);
        calls.clear();
    }
}
