package dev.parley.core.jinja.value;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// The keys, values or items of a dict.
public final class DictView implements Value {

    private final DictValue dict;
    private final Part part;

    /// What a view shows.
    public enum Part {
        /// Keys.
        KEYS,
        /// Values.
        VALUES,
        /// Pairs of both.
        ITEMS
    }

    /// A view of a dict.
    public DictView(DictValue dict, Part part) {
        this.dict = dict;
        this.part = part;
    }

    @Override
    public boolean truthy() {
        return dict.truthy();
    }

    @Override
    public String typeName() {
        return switch (part) {
            case KEYS -> "dict_keys";
            case VALUES -> "dict_values";
            case ITEMS -> "dict_items";
        };
    }

    @Override
    public void print(TextOut out) {
        out.append(typeName());
        out.append("([");
        Sequence.reprItems(items(), out);
        out.append("])");
    }

    @Override
    public boolean iterable() {
        return true;
    }

    @Override
    public List<Value> items() {
        return switch (part) {
            case KEYS -> new ArrayList<>(dict.entries().keySet());
            case VALUES -> new ArrayList<>(dict.entries().values());
            case ITEMS -> pairs();
        };
    }

    private List<Value> pairs() {
        List<Value> pairs = new ArrayList<>(dict.length());
        for (Map.Entry<Value, Value> entry : dict.entries().entrySet()) {
            pairs.add(TupleValue.of(entry.getKey(), entry.getValue()));
        }
        return pairs;
    }

    @Override
    public boolean sized() {
        return true;
    }

    @Override
    public int length() {
        return dict.length();
    }
}
