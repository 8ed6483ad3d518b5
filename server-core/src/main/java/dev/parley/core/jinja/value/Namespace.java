package dev.parley.core.jinja.value;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
import java.util.Map;

/// A mutable set of attributes, the only thing that outlives a loop's scope. Belongs to one rendering.
public final class Namespace implements Value {

    private final Map<String, Value> attributes = new LinkedHashMap<>();

    /// Sets an attribute.
    public void set(String name, Value value) {
        attributes.put(name, value);
    }

    @Override
    public boolean truthy() {
        return true;
    }

    @Override
    public String typeName() {
        return "Namespace";
    }

    @Override
    public void print(TextOut out) {
        out.append("<Namespace {");
        out.enter();
        boolean first = true;
        for (Map.Entry<String, Value> entry : attributes.entrySet()) {
            if (!first) {
                out.append(", ");
            }
            first = false;
            Quoting.quote(entry.getKey(), out);
            out.append(": ");
            entry.getValue().repr(out);
        }
        out.leave();
        out.append("}>");
    }

    @Override
    public @Nullable Value field(String name) {
        return attributes.get(name);
    }
}
