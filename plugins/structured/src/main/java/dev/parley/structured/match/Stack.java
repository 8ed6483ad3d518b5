package dev.parley.structured.match;

import dev.parley.structured.automaton.Automaton.Call;

import org.jspecify.annotations.Nullable;

/// Calls that have not returned, innermost first. Immutable; equal when all calls are.
final class Stack {

    /// The round of a stack that is no call but a place to stop.
    static final int EDGE_ROUND = Integer.MIN_VALUE;

    private final Call call;
    private final int round;
    private final @Nullable Stack below;
    private final int hash;

    /// @param call the innermost call
    /// @param round how often its callee ran to its end already
    /// @param below what called the caller
    Stack(Call call, int round, @Nullable Stack below) {
        this.call = call;
        this.round = round;
        this.below = below;
        hash = (System.identityHashCode(call) * 31 + round) * 31 + (below == null ? 7 : below.hash);
    }

    /// Whether this is no call but a place to stop.
    boolean edge() {
        return round == EDGE_ROUND;
    }

    Call call() {
        return call;
    }

    int round() {
        return round;
    }

    @Nullable Stack below() {
        return below;
    }

    /// Compares calls by identity: each is made once.
    @SuppressWarnings("ReferenceEquality")
    static boolean same(@Nullable Stack a, @Nullable Stack b) {
        Stack left = a;
        Stack right = b;
        while (left != right) {
            if (left == null
                    || right == null
                    || left.hash != right.hash
                    || left.call != right.call
                    || left.round != right.round) {
                return false;
            }
            left = left.below;
            right = right.below;
        }
        return true;
    }

    static int hash(@Nullable Stack stack) {
        return stack == null ? 0 : stack.hash;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Stack stack && same(this, stack);
    }

    @Override
    public int hashCode() {
        return hash;
    }
}
