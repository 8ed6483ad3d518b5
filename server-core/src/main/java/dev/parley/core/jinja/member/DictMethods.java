package dev.parley.core.jinja.member;

import dev.parley.core.jinja.value.DictValue;
import dev.parley.core.jinja.value.DictView;
import dev.parley.core.jinja.value.None;
import dev.parley.core.jinja.value.Value;

import java.util.Map;

/// Methods of dicts that do not change them.
final class DictMethods {

    private DictMethods() {}

    static Map<String, Operation<DictValue>> operations() {
        return new Registry<DictValue>()
                .add("get", DictMethods::get, "key", "default?")
                .add("keys", (dict, p) -> dict.keys())
                .add("values", (dict, p) -> new DictView(dict, DictView.Part.VALUES))
                .add("items", (dict, p) -> new DictView(dict, DictView.Part.ITEMS))
                .add("copy", DictMethods::copy)
                .operations();
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
