package dev.parley.core.jinja.value;

import java.util.List;

/// What Python's lazy filters give: something that can be gone over once. Belongs to one rendering.
public final class Cursor implements Value {

    private List<Value> rest;

    /// A cursor before the first of these items.
    public Cursor(List<Value> items) {
        rest = items;
    }

    @Override
    public boolean truthy() {
        return true;
    }

    @Override
    public String typeName() {
        return "generator";
    }

    @Override
    public void print(TextOut out) {
        out.append("<generator object>");
    }

    @Override
    public boolean iterable() {
        return true;
    }

    @Override
    public List<Value> items() {
        List<Value> items = rest;
        rest = List.of();
        return items;
    }

    /// The next item alone, an empty list at the end.
    public List<Value> next() {
        List<Value> next = rest.subList(0, Math.min(1, rest.size()));
        rest = rest.subList(next.size(), rest.size());
        return next;
    }
}
