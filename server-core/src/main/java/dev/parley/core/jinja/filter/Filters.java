package dev.parley.core.jinja.filter;

import dev.parley.core.jinja.member.Operation;
import dev.parley.core.jinja.member.Registry;
import dev.parley.core.jinja.value.Value;

import org.jspecify.annotations.Nullable;

import java.util.Map;

/// The filters: `value | name(…)`.
public final class Filters {

    private static final Map<String, Operation<Value>> ALL = all();

    private Filters() {}

    private static Map<String, Operation<Value>> all() {
        Registry<Value> filters = new Registry<>();
        BasicFilters.add(filters);
        TextFilters.add(filters);
        WebFilters.add(filters);
        NumberFilters.add(filters);
        ListFilters.add(filters);
        SortFilters.add(filters);
        SelectFilters.add(filters);
        return filters.operations();
    }

    /// A filter by name, null where there is none.
    public static @Nullable Operation<Value> find(String name) {
        return ALL.get(name);
    }
}
