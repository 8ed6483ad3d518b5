package dev.parley.core.jinja.value;

import dev.parley.core.jinja.JinjaException;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A dict, in insertion order. Filled by whoever makes it, then left alone.
public final class DictValue implements Value {

    private final Map<Value, Value> entries;

    /// An empty dict.
    public DictValue() {
        entries = new LinkedHashMap<>();
    }

    /// A copy.
    public DictValue(DictValue other) {
        entries = new LinkedHashMap<>(other.entries);
    }

    /// Fails for values that have no hash.
    public static void requireHashable(Value key) {
        if (key instanceof TupleValue tuple) {
            tuple.requireHashable();
        } else if (key instanceof ListValue
                || key instanceof DictValue
                || key instanceof DictView) {
            throw JinjaException.evaluation("unhashable type: '%s'".formatted(key.typeName()));
        }
    }

    /// Sets an entry while the dict is being made.
    public void put(Value key, Value value) {
        requireHashable(key);
        entries.put(key, value);
    }

    /// Sets a string's entry while the dict is being made.
    public void put(String key, Value value) {
        entries.put(Str.of(key), value);
    }

    /// The value of a key, null where there is none.
    public @Nullable Value get(Value key) {
        requireHashable(key);
        return entries.get(key);
    }

    /// Whether there is such a key.
    public boolean has(Value key) {
        return get(key) != null;
    }

    /// The entries, in order.
    public Map<Value, Value> entries() {
        return entries;
    }

    /// The keys.
    public DictView keys() {
        return new DictView(this, DictView.Part.KEYS);
    }

    @Override
    public boolean truthy() {
        return !entries.isEmpty();
    }

    @Override
    public String typeName() {
        return "dict";
    }

    @Override
    public void print(TextOut out) {
        out.enter();
        out.append('{');
        boolean first = true;
        for (Map.Entry<Value, Value> entry : entries.entrySet()) {
            if (!first) {
                out.append(", ");
            }
            first = false;
            entry.getKey().repr(out);
            out.append(": ");
            entry.getValue().repr(out);
        }
        out.append('}');
        out.leave();
    }

    @Override
    public boolean iterable() {
        return true;
    }

    @Override
    public List<Value> items() {
        return keys().items();
    }

    @Override
    public boolean sized() {
        return true;
    }

    @Override
    public int length() {
        return entries.size();
    }

    @Override
    public @Nullable Value at(Value key) {
        return key instanceof ListValue || key instanceof DictValue ? null : get(key);
    }
}
