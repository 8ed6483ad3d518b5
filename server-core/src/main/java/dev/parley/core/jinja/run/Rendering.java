package dev.parley.core.jinja.run;

import dev.parley.core.jinja.value.Budget;
import dev.parley.core.jinja.value.TextOut;
import dev.parley.core.jinja.value.Value;

import org.jspecify.annotations.Nullable;

/// One rendering in progress. Belongs to the thread that renders.
final class Rendering {

    private final Budget budget;
    private final @Nullable Value[] free;
    private TextOut out;
    private int line = 1;

    Rendering(Budget budget, @Nullable Value[] free) {
        this.budget = budget;
        this.free = free;
        this.out = new TextOut(budget, 4096);
    }

    Budget budget() {
        return budget;
    }

    /// A variable of the context or a global, null where it is not set.
    @Nullable Value free(int index) {
        return free[index];
    }

    TextOut out() {
        return out;
    }

    /// Writes to another text from now on.
    ///
    /// @return where it was written to before
    TextOut redirect(TextOut other) {
        TextOut before = out;
        out = other;
        return before;
    }

    int line() {
        return line;
    }

    /// Begins a statement.
    void at(int statementLine) {
        line = statementLine;
        budget.step();
    }
}
