package dev.parley.core.jinja.filter;

import dev.parley.core.jinja.JinjaException;
import dev.parley.core.jinja.member.Operation;
import dev.parley.core.jinja.member.Parameters;
import dev.parley.core.jinja.value.Cursor;
import dev.parley.core.jinja.value.DictValue;
import dev.parley.core.jinja.value.DictView;
import dev.parley.core.jinja.value.Equality;
import dev.parley.core.jinja.value.ListValue;
import dev.parley.core.jinja.value.None;
import dev.parley.core.jinja.value.Ordering;
import dev.parley.core.jinja.value.Str;
import dev.parley.core.jinja.value.TupleValue;
import dev.parley.core.jinja.value.Undefined;
import dev.parley.core.jinja.value.Value;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Filters that order and compare items.
final class SortFilters {

    private static final List<String> GROUP = List.of("grouper", "list");

    private SortFilters() {}

    /// One by name, null where there is none.
    static @Nullable Operation<Value> find(String name) {
        return switch (name) {
            case "sort" ->
                    Operation.of(
                            name, SortFilters::sort, "reverse?", "case_sensitive?", "attribute?");
            case "dictsort" ->
                    Operation.of(name, SortFilters::dictSort, "case_sensitive?", "by?", "reverse?");
            case "unique" ->
                    Operation.of(name, SortFilters::unique, "case_sensitive?", "attribute?");
            case "min" ->
                    Operation.of(
                            name,
                            (value, p) -> extreme(value, p, false),
                            "case_sensitive?",
                            "attribute?");
            case "max" ->
                    Operation.of(
                            name,
                            (value, p) -> extreme(value, p, true),
                            "case_sensitive?",
                            "attribute?");
            case "groupby" ->
                    Operation.of(
                            name, SortFilters::groupBy, "attribute", "default?", "case_sensitive?");
            default -> null;
        };
    }

    private static Value folded(Value key, boolean caseSensitive, Parameters p) {
        if (caseSensitive || !(key instanceof Str string)) {
            return key;
        }
        p.budget().characters(string.text().length());
        return Str.of(string.text().toLowerCase(Locale.ROOT));
    }

    private static Value sort(Value value, Parameters p) {
        List<Value> items = ListFilters.items(value, p);
        List<AttributePath> paths = AttributePath.severalOf(p.value(2, None.NONE));
        List<Value> keys = new ArrayList<>(items.size());
        for (Value item : items) {
            List<Value> key = new ArrayList<>(paths.size());
            for (AttributePath path : paths) {
                key.add(folded(path.get(item), p.flag(1, false), p));
            }
            keys.add(new ListValue(key));
        }
        return new ListValue(
                Ordering.arrange(items, Ordering.sorted(keys, p.flag(0, false), p.budget())));
    }

    private static Value dictSort(Value value, Parameters p) {
        if (value instanceof Undefined undefined) {
            throw undefined.failure();
        }
        if (!(value instanceof DictValue dict)) {
            throw JinjaException.evaluation(
                    "'%s' object has no attribute 'items'".formatted(value.typeName()));
        }
        String by = p.has(1) ? p.text(1) : "key";
        if (!by.equals("key") && !by.equals("value")) {
            throw JinjaException.evaluation("You can only sort by either \"key\" or \"value\"");
        }
        DictView sortKeys =
                by.equals("key") ? dict.keys() : new DictView(dict, DictView.Part.VALUES);
        List<Value> keys = new ArrayList<>(dict.length());
        for (Value key : sortKeys.items()) {
            keys.add(folded(key, p.flag(0, false), p));
        }
        List<Value> pairs = ListFilters.items(new DictView(dict, DictView.Part.ITEMS), p);
        return new ListValue(
                Ordering.arrange(pairs, Ordering.sorted(keys, p.flag(2, false), p.budget())));
    }

    private static Value unique(Value value, Parameters p) {
        AttributePath path = AttributePath.of(p.value(1, None.NONE));
        Set<Value> seen = new HashSet<>();
        List<Value> unique = new ArrayList<>();
        for (Value item : ListFilters.items(value, p)) {
            Value key = folded(path.get(item), p.flag(0, false), p);
            DictValue.requireHashable(key);
            if (seen.add(key)) {
                unique.add(item);
            }
        }
        return new Cursor(unique);
    }

    private static Value extreme(Value value, Parameters p, boolean largest) {
        AttributePath path = AttributePath.of(p.value(1, None.NONE));
        List<Value> items = ListFilters.items(value, p);
        if (items.isEmpty()) {
            return Undefined.because("No aggregated item, sequence was empty.");
        }
        Value best = items.getFirst();
        Value bestKey = folded(path.get(best), p.flag(0, false), p);
        for (Value item : items.subList(1, items.size())) {
            Value key = folded(path.get(item), p.flag(0, false), p);
            boolean better =
                    largest
                            ? Ordering.less(bestKey, key, ">", p.budget())
                            : Ordering.less(key, bestKey, "<", p.budget());
            if (better) {
                best = item;
                bestKey = key;
            }
        }
        return best;
    }

    private static Value groupBy(Value value, Parameters p) {
        AttributePath path = AttributePath.of(p.value(0), p.value(1, None.NONE));
        List<Value> items = ListFilters.items(value, p);
        List<Value> keys = new ArrayList<>(items.size());
        for (Value item : items) {
            keys.add(folded(path.get(item), p.flag(2, false), p));
        }
        List<Value> groups = new ArrayList<>();
        List<Value> group = new ArrayList<>();
        Value groupKey = None.NONE;
        for (int index : Ordering.sorted(keys, false, p.budget())) {
            boolean another =
                    group.isEmpty() || !Equality.equal(groupKey, keys.get(index), p.budget());
            if (another) {
                group = new ArrayList<>();
                groupKey = keys.get(index);
                groups.add(
                        TupleValue.named(
                                GROUP, List.of(path.get(items.get(index)), new ListValue(group))));
            }
            group.add(items.get(index));
        }
        return new ListValue(groups);
    }
}
