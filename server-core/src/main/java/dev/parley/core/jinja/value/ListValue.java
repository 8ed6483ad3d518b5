package dev.parley.core.jinja.value;

import java.util.List;

/// A list. Templates cannot change one.
public final class ListValue implements Sequence {

    private final List<Value> items;

    /// A list of these items; the caller hands them over.
    public ListValue(List<Value> items) {
        this.items = items;
    }

    @Override
    public List<Value> items() {
        return items;
    }

    @Override
    public String typeName() {
        return "list";
    }

    @Override
    public void print(TextOut out) {
        out.append('[');
        Sequence.reprItems(items, out);
        out.append(']');
    }
}
