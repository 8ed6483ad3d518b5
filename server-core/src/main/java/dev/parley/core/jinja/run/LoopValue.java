package dev.parley.core.jinja.run;

import dev.parley.core.jinja.JinjaException;
import dev.parley.core.jinja.context.Function;
import dev.parley.core.jinja.value.Arguments;
import dev.parley.core.jinja.value.Bool;
import dev.parley.core.jinja.value.Budget;
import dev.parley.core.jinja.value.Callable;
import dev.parley.core.jinja.value.Equality;
import dev.parley.core.jinja.value.Int;
import dev.parley.core.jinja.value.TextOut;
import dev.parley.core.jinja.value.TupleValue;
import dev.parley.core.jinja.value.Undefined;
import dev.parley.core.jinja.value.Value;

import org.jspecify.annotations.Nullable;

/// The variable `loop`. Belongs to one rendering.
final class LoopValue implements Callable {

    private final Loop loop;
    private final Frame frame;
    private final LoopItems items;
    private final int depth;
    private int index = -1;
    private @Nullable Value previous;
    private @Nullable Value current;
    private @Nullable Value lastChange;

    /// A loop before its first item.
    ///
    /// @param loop what to run for nested items
    /// @param frame the loop's frame
    /// @param items what it goes over
    /// @param depth how many loops of the same kind it is nested in
    LoopValue(Loop loop, Frame frame, LoopItems items, int depth) {
        this.loop = loop;
        this.frame = frame;
        this.items = items;
        this.depth = depth;
    }

    void advance(Value item) {
        index++;
        previous = current;
        current = item;
    }

    @Override
    public String typeName() {
        return "LoopContext";
    }

    @Override
    public void print(TextOut out) {
        out.append("<LoopContext %d/%d>".formatted(index + 1, items.length()));
    }

    @Override
    public boolean sized() {
        return true;
    }

    @Override
    public int length() {
        return items.length();
    }

    @Override
    public @Nullable Value field(String name) {
        return switch (name) {
            case "index" -> Int.of(index + 1L);
            case "index0" -> Int.of(index);
            case "first" -> Bool.of(index == 0);
            case "last" -> Bool.of(items.peek() == null);
            case "length" -> Int.of(items.length());
            case "revindex" -> Int.of((long) items.length() - index);
            case "revindex0" -> Int.of(items.length() - index - 1L);
            case "depth" -> Int.of(depth + 1L);
            case "depth0" -> Int.of(depth);
            case "previtem" ->
                    previous == null ? Undefined.because("there is no previous item") : previous;
            case "nextitem" -> nextItem();
            case "cycle" -> new Function("cycle", this::cycle);
            case "changed" -> new Function("changed", this::changed);
            default -> null;
        };
    }

    private Value nextItem() {
        Value next = items.peek();
        return next == null ? Undefined.because("there is no next item") : next;
    }

    private Value cycle(Arguments arguments, Budget budget) {
        if (arguments.count() == 0) {
            throw JinjaException.evaluation("no items for cycling given");
        }
        return arguments.get(index % arguments.count());
    }

    private Value changed(Arguments arguments, Budget budget) {
        Value values = TupleValue.of(arguments.from(0));
        boolean changed = lastChange == null || !Equality.equal(lastChange, values, budget);
        lastChange = values;
        return Bool.of(changed);
    }

    @Override
    public Value call(Arguments arguments, Budget budget) {
        if (!loop.recursive()) {
            throw JinjaException.evaluation(
                    "The loop must have the 'recursive' marker to be called recursively.");
        }
        if (arguments.count() != 1) {
            throw JinjaException.evaluation(
                    "loop() takes 1 argument (%d given)".formatted(arguments.count()));
        }
        return loop.nested(arguments.get(0), frame, depth + 1);
    }
}
