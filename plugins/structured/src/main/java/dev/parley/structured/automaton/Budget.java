package dev.parley.structured.automaton;

import dev.parley.api.ParleyException.InvalidRequest;

/// What compiling one constraint may cost, in steps and in memory, so that a hostile one is refused
/// instead of served. Used by one thread.
public final class Budget {

    private static final long STEPS = 60_000_000;
    private static final long CELLS = 12_000_000;
    private static final int STATES = 250_000;

    private long steps;
    private long cells;
    private int states;

    /// Takes some elementary steps.
    ///
    /// @throws InvalidRequest when they are used up
    public void steps(long count) {
        steps += count;
        require(steps <= STEPS);
    }

    /// Takes an automaton's state while it is built.
    void state() {
        require(++states <= STATES);
    }

    /// Takes cells of a transition table.
    void cells(long count) {
        cells += count;
        require(cells <= CELLS);
    }

    private static void require(boolean held) {
        if (!held) {
            throw new InvalidRequest(
                    "The structured output constraint is too complex to compile. Use smaller"
                            + " counts, shorter patterns or fewer alternatives.");
        }
    }
}
