package dev.parley.core.jinja.value;

import dev.parley.core.jinja.JinjaException;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// A tuple, perhaps with names for its fields.
public final class TupleValue implements Sequence {

    private static final int LARGEST_KEY = 64;

    private final List<Value> items;
    private final List<String> names;

    private TupleValue(List<Value> items, List<String> names) {
        this.items = items;
        this.names = names;
    }

    /// A tuple of these items; the caller hands them over.
    public static TupleValue of(List<Value> items) {
        return new TupleValue(items, List.of());
    }

    /// A tuple of these items.
    public static TupleValue of(Value... items) {
        return new TupleValue(List.of(items), List.of());
    }

    /// A tuple whose items have names too.
    public static TupleValue named(List<String> names, List<Value> items) {
        return new TupleValue(items, names);
    }

    @Override
    public List<Value> items() {
        return items;
    }

    @Override
    public @Nullable Value field(String name) {
        int at = names.indexOf(name);
        return at < 0 ? null : items.get(at);
    }

    @Override
    public String typeName() {
        return "tuple";
    }

    @Override
    public void print(TextOut out) {
        out.append('(');
        Sequence.reprItems(items, out);
        out.append(items.size() == 1 ? ",)" : ")");
    }

    /// Fails where it cannot be a dict key: it holds what has no hash, or too much.
    void requireHashable() {
        countKey(LARGEST_KEY);
    }

    private int countKey(int left) {
        int rest = left;
        for (Value item : items) {
            if (rest-- <= 0) {
                throw JinjaException.limit(
                        "a tuple used as a key may hold %d items".formatted(LARGEST_KEY));
            }
            if (item instanceof TupleValue tuple) {
                rest = tuple.countKey(rest);
            } else {
                DictValue.requireHashable(item);
            }
        }
        return rest;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof TupleValue tuple && items.equals(tuple.items);
    }

    @Override
    public int hashCode() {
        return items.hashCode();
    }
}
