package dev.parley.core.jinja.run;

import dev.parley.core.jinja.value.Value;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Predicate;

/// The items of a loop that is running: those left, the next one, how many there are. Belongs to one rendering.
final class LoopItems {

    private static final int UNKNOWN = -1;

    private Iterator<Value> rest;
    private final @Nullable Predicate<Value> wanted;
    private @Nullable Value next;
    private int length;
    private int taken;

    /// Goes over all items, or over those that are wanted, which is decided as late as possible.
    LoopItems(List<Value> items, @Nullable Predicate<Value> wanted) {
        this.rest = items.iterator();
        this.wanted = wanted;
        this.length = wanted == null ? items.size() : UNKNOWN;
    }

    /// The next item without taking it, null after the last.
    @Nullable Value peek() {
        while (next == null && rest.hasNext()) {
            Value candidate = rest.next();
            if (length != UNKNOWN || wanted == null || wanted.test(candidate)) {
                next = candidate;
            }
        }
        return next;
    }

    /// The next item, null after the last.
    @Nullable Value take() {
        Value item = peek();
        next = null;
        taken += item == null ? 0 : 1;
        return item;
    }

    /// How many items there are in all; looks at those left if it must.
    int length() {
        if (length == UNKNOWN) {
            List<Value> left = new ArrayList<>();
            int before = taken;
            for (Value item = take(); item != null; item = take()) {
                left.add(item);
            }
            taken = before;
            length = before + left.size();
            rest = left.iterator();
        }
        return length;
    }
}
