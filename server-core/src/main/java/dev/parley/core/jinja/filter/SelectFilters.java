package dev.parley.core.jinja.filter;

import dev.parley.core.jinja.JinjaException;
import dev.parley.core.jinja.member.Operation;
import dev.parley.core.jinja.member.Parameters;
import dev.parley.core.jinja.value.Arguments;
import dev.parley.core.jinja.value.Bool;
import dev.parley.core.jinja.value.Budget;
import dev.parley.core.jinja.value.Cursor;
import dev.parley.core.jinja.value.None;
import dev.parley.core.jinja.value.TextOut;
import dev.parley.core.jinja.value.Value;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/// Filters that apply another filter or test to every item. What is false has no items, `None` included.
final class SelectFilters {

    private SelectFilters() {}

    /// One by name, null where there is none.
    static @Nullable Operation<Value> find(String name) {
        return switch (name) {
            case "map" -> Operation.of(name, SelectFilters::map, "*", "**");
            case "select" -> Operation.of(name, (value, p) -> choose(value, p, 0, true), "*", "**");
            case "reject" ->
                    Operation.of(name, (value, p) -> choose(value, p, 0, false), "*", "**");
            case "selectattr" ->
                    Operation.of(name, (value, p) -> choose(value, p, 1, true), "*", "**");
            case "rejectattr" ->
                    Operation.of(name, (value, p) -> choose(value, p, 1, false), "*", "**");
            default -> null;
        };
    }

    private static Value map(Value value, Parameters p) {
        if (!value.truthy()) {
            return new Cursor(List.of());
        }
        Arguments given = p.arguments();
        Value attribute = given.named("attribute");
        List<Value> mapped = new ArrayList<>();
        if (given.count() == 0 && attribute != null) {
            Value absent = given.named("default");
            AttributePath path = AttributePath.of(attribute, absent == null ? None.NONE : absent);
            for (Value item : ListFilters.items(value, p)) {
                mapped.add(path.get(item));
            }
            return new Cursor(mapped);
        }
        if (given.count() == 0) {
            throw JinjaException.evaluation("map requires a filter argument");
        }
        String name = TextOut.str(given.get(0), p.budget());
        Operation<Value> filter = Filters.find(name);
        if (filter == null) {
            throw JinjaException.evaluation("No filter named '%s'.".formatted(name));
        }
        Arguments rest = given.without(1);
        for (Value item : ListFilters.items(value, p)) {
            mapped.add(filter.call(item, rest, p.budget()));
        }
        return new Cursor(mapped);
    }

    /// What decides about an item: a test with its arguments, or its truth.
    private record Choice(@Nullable Operation<Value> test, Arguments arguments) {

        boolean holds(Value value, Budget budget) {
            return test == null ? value.truthy() : test.call(value, arguments, budget) == Bool.TRUE;
        }
    }

    private static Value choose(Value value, Parameters p, int attributes, boolean wanted) {
        if (!value.truthy()) {
            return new Cursor(List.of());
        }
        Arguments given = p.arguments();
        if (given.count() < attributes) {
            throw JinjaException.evaluation("Missing parameter for attribute name");
        }
        AttributePath path = AttributePath.of(attributes == 1 ? given.get(0) : None.NONE);
        Choice choice = choice(given, attributes, p.budget());
        List<Value> chosen = new ArrayList<>();
        for (Value item : ListFilters.items(value, p)) {
            if (choice.holds(path.get(item), p.budget()) == wanted) {
                chosen.add(item);
            }
        }
        return new Cursor(chosen);
    }

    private static Choice choice(Arguments given, int attributes, Budget budget) {
        if (given.count() <= attributes) {
            return new Choice(null, Arguments.NONE);
        }
        String name = TextOut.str(given.get(attributes), budget);
        Operation<Value> test = Tests.find(name);
        if (test == null) {
            throw JinjaException.evaluation("No test named '%s'.".formatted(name));
        }
        return new Choice(test, given.without(attributes + 1));
    }
}
