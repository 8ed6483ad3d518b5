package dev.parley.core.jinja.member;

import dev.parley.core.jinja.value.DictValue;
import dev.parley.core.jinja.value.DictView;
import dev.parley.core.jinja.value.None;
import dev.parley.core.jinja.value.Value;

import org.jspecify.annotations.Nullable;

/// Methods of dicts that do not change them.
final class DictMethods {

    private DictMethods() {}

    /// One by name, null where there is none.
    static @Nullable Operation<DictValue> find(String name) {
        return switch (name) {
            case "get" -> Operation.of(name, DictMethods::get, "key", "default?");
            case "keys" -> Operation.of(name, (dict, p) -> dict.keys());
            case "values" ->
                    Operation.of(name, (dict, p) -> new DictView(dict, DictView.Part.VALUES));
            case "items" ->
                    Operation.of(name, (dict, p) -> new DictView(dict, DictView.Part.ITEMS));
            case "copy" -> Operation.of(name, DictMethods::copy);
            default -> null;
        };
    }

    private static Value get(DictValue dict, Parameters p) {
        Value found = dict.get(p.value(0));
        return found == null ? p.value(1, None.NONE) : found;
    }

    private static DictValue copy(DictValue dict, Parameters p) {
        p.budget().elements(dict.length());
        return new DictValue(dict);
    }
}
