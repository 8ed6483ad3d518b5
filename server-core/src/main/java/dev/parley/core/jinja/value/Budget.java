package dev.parley.core.jinja.value;

import dev.parley.core.jinja.JinjaException;
import dev.parley.core.jinja.RenderLimits;

import java.util.List;

/// What one rendering has left of its limits. Belongs to the rendering's thread.
public final class Budget {

    private static final int ELEMENT = 8;
    private static final int BITS_PER_STEP_SHIFT = 5;
    private static final int CHARS_PER_STEP_SHIFT = 4;
    private static final int CONVERSION = 4;
    private static final int BITS_PER_DIGIT_STEP_SHIFT = 3;

    private final RenderLimits limits;
    private long steps;
    private long memory;
    private int depth;

    /// A budget of which nothing is spent.
    public Budget(RenderLimits limits) {
        this.limits = limits;
        steps = limits.steps();
        memory = limits.memory();
        depth = limits.depth();
    }

    /// The limits.
    public RenderLimits limits() {
        return limits;
    }

    /// Spends one step.
    public void step() {
        if (--steps < 0) {
            throw outOfSteps();
        }
    }

    /// Spends as many steps as there are elements to touch.
    public void steps(long count) {
        steps -= count;
        if (steps < 0) {
            throw outOfSteps();
        }
    }

    /// Spends the steps of reading through a text.
    public void scan(long characters) {
        steps(1 + (characters >> CHARS_PER_STEP_SHIFT));
    }

    /// Spends the memory of new characters.
    public void characters(long count) {
        memory -= count;
        if (memory < 0) {
            throw JinjaException.limit(
                    "the template makes more than %d characters of text and data"
                            .formatted(limits.memory()));
        }
    }

    /// Spends the memory and the steps of new container elements.
    public void elements(long count) {
        characters(count * ELEMENT);
        steps(count);
    }

    /// The items of a value, paid for where they have to be made.
    public List<Value> items(Value value) {
        if (value instanceof Str || value instanceof DictValue || value instanceof DictView) {
            elements(value.length());
        }
        return value.items();
    }

    /// Spends the steps of computing with an integer.
    public void compute(int bits) {
        steps(bits >> BITS_PER_STEP_SHIFT);
    }

    /// Spends the steps of writing a number in decimal digits, which takes longer than computing with it.
    ///
    /// @param bits of the number, with those of its fraction
    public void convert(int bits) {
        steps(CONVERSION + (bits >> BITS_PER_DIGIT_STEP_SHIFT));
    }

    /// Allows a string of this length that is made by repetition or padding.
    public void repeat(long length) {
        if (length > limits.repeatChars()) {
            throw JinjaException.limit(
                    "the template repeats text beyond %d characters"
                            .formatted(limits.repeatChars()));
        }
    }

    /// Enters code that nests this many levels; [#leave] gives them back.
    public void enter(int levels) {
        depth -= levels;
        if (depth < 0) {
            throw JinjaException.limit(
                    "the template nests deeper than %d levels".formatted(limits.depth()));
        }
    }

    /// Leaves what [#enter] entered.
    public void leave(int levels) {
        depth += levels;
    }

    private JinjaException outOfSteps() {
        return JinjaException.limit(
                "the template takes more than %d steps".formatted(limits.steps()));
    }
}
