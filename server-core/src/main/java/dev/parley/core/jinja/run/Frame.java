package dev.parley.core.jinja.run;

import dev.parley.core.jinja.value.Budget;
import dev.parley.core.jinja.value.Value;

import org.jspecify.annotations.Nullable;

/// The variables of one call of a unit. Belongs to one rendering.
final class Frame {

    private final Rendering rendering;
    private final @Nullable Frame parent;
    private final @Nullable Value[] slots;

    Frame(Rendering rendering, @Nullable Frame parent, int size) {
        this.rendering = rendering;
        this.parent = parent;
        this.slots = new @Nullable Value[size];
    }

    /// A new frame with the same enclosing one.
    Frame sibling(int size) {
        return new Frame(rendering, parent, size);
    }

    /// The template's own frame.
    Frame root() {
        Frame frame = this;
        while (frame.parent != null) {
            frame = frame.parent;
        }
        return frame;
    }

    Rendering rendering() {
        return rendering;
    }

    Budget budget() {
        return rendering.budget();
    }

    @Nullable Value get(int slot) {
        return slots[slot];
    }

    @Nullable Value get(int hops, int slot) {
        Frame frame = this;
        for (int i = hops; i > 0 && frame.parent != null; i--) {
            frame = frame.parent;
        }
        return frame.slots[slot];
    }

    void set(int slot, @Nullable Value value) {
        slots[slot] = value;
    }
}
