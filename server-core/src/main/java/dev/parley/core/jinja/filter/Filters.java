package dev.parley.core.jinja.filter;

import dev.parley.core.jinja.member.Operation;
import dev.parley.core.jinja.value.Value;

import org.jspecify.annotations.Nullable;

/// The filters: `value | name(…)`.
public final class Filters {

    private Filters() {}

    /// A filter by name, null where there is none.
    public static @Nullable Operation<Value> find(String name) {
        Operation<Value> found = BasicFilters.find(name);
        found = found == null ? TextFilters.find(name) : found;
        found = found == null ? ListFilters.find(name) : found;
        found = found == null ? SelectFilters.find(name) : found;
        found = found == null ? SortFilters.find(name) : found;
        found = found == null ? NumberFilters.find(name) : found;
        return found == null ? WebFilters.find(name) : found;
    }
}
