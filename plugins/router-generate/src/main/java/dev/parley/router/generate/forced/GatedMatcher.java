package dev.parley.router.generate.forced;

import dev.parley.api.reasoning.ReasoningGate;
import dev.parley.api.structured.TokenMatcher;

import java.util.Arrays;

/// Lets anything come while the model reasons; the constraint begins behind it. Called as its parts
/// are: one thread at a time.
public final class GatedMatcher implements TokenMatcher {

    private final ReasoningGate gate;
    private final TokenMatcher matcher;

    /// @param gate says when reasoning is over
    /// @param matcher of the constraint, at its start
    public GatedMatcher(ReasoningGate gate, TokenMatcher matcher) {
        this.gate = gate;
        this.matcher = matcher;
    }

    @Override
    public void mask(long[] allowed) {
        if (gate.open()) {
            matcher.mask(allowed);
        } else {
            Arrays.fill(allowed, -1L);
        }
    }

    @Override
    public boolean accept(int token) {
        if (gate.open()) {
            return matcher.accept(token);
        }
        gate.accept(token);
        return true;
    }

    @Override
    public boolean finished() {
        return gate.open() && matcher.finished();
    }

    @Override
    public boolean mayEnd() {
        return gate.open() && matcher.mayEnd();
    }
}
