package dev.parley.core.jinja.run;

import org.jspecify.annotations.Nullable;

/// One function of a program while it is linked: the template itself, a macro, a recursive loop. Numbers its slots.
final class Unit {

    private final int depth;
    private int size;

    Unit(@Nullable Unit parent) {
        this.depth = parent == null ? 0 : parent.depth + 1;
    }

    int slot() {
        return size++;
    }

    int size() {
        return size;
    }

    /// How many frames lie between this unit's and an enclosing one's.
    int hopsTo(Unit enclosing) {
        return depth - enclosing.depth;
    }
}
