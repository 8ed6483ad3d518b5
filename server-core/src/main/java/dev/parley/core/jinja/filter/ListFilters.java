package dev.parley.core.jinja.filter;

import dev.parley.core.jinja.JinjaException;
import dev.parley.core.jinja.member.Operation;
import dev.parley.core.jinja.member.Parameters;
import dev.parley.core.jinja.operator.Arithmetic;
import dev.parley.core.jinja.operator.Slicing;
import dev.parley.core.jinja.value.Cursor;
import dev.parley.core.jinja.value.DictValue;
import dev.parley.core.jinja.value.DictView;
import dev.parley.core.jinja.value.Int;
import dev.parley.core.jinja.value.ListValue;
import dev.parley.core.jinja.value.None;
import dev.parley.core.jinja.value.Str;
import dev.parley.core.jinja.value.Undefined;
import dev.parley.core.jinja.value.Value;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/// Filters that take from lists and make lists.
final class ListFilters {

    private ListFilters() {}

    /// One by name, null where there is none.
    static @Nullable Operation<Value> find(String name) {
        return switch (name) {
            case "list" -> Operation.of(name, (value, p) -> new ListValue(items(value, p)));
            case "first" -> Operation.of(name, ListFilters::first);
            case "last" -> Operation.of(name, ListFilters::last);
            case "random" -> Operation.of(name, ListFilters::random);
            case "reverse" -> Operation.of(name, ListFilters::reverse);
            case "items" -> Operation.of(name, ListFilters::pairs);
            case "sum" -> Operation.of(name, ListFilters::sum, "attribute?", "start?");
            case "batch" -> Operation.of(name, ListFilters::batch, "linecount", "fill_with?");
            case "slice" -> Operation.of(name, ListFilters::slice, "slices", "fill_with?");
            default -> null;
        };
    }

    /// The items of a value, paid for.
    static List<Value> items(Value value, Parameters p) {
        List<Value> items = value.items();
        p.budget().elements(items.size());
        return items;
    }

    private static Value first(Value value, Parameters p) {
        List<Value> items =
                value instanceof Cursor cursor ? cursor.next() : p.budget().items(value);
        return items.isEmpty()
                ? Undefined.because("No first item, sequence was empty.")
                : items.getFirst();
    }

    private static Value last(Value value, Parameters p) {
        if (value instanceof Cursor) {
            throw JinjaException.evaluation(
                    "'%s' object is not reversible".formatted(value.typeName()));
        }
        List<Value> items = p.budget().items(value);
        return items.isEmpty()
                ? Undefined.because("No last item, sequence was empty.")
                : items.getLast();
    }

    private static Value random(Value value, Parameters p) {
        List<Value> items = p.budget().items(value);
        return items.isEmpty()
                ? Undefined.because("No random item, sequence was empty.")
                : items.get(ThreadLocalRandom.current().nextInt(items.size()));
    }

    private static Value reverse(Value value, Parameters p) {
        if (value instanceof Str string) {
            return Slicing.slice(string, None.NONE, None.NONE, Int.of(-1), p.budget());
        }
        if (!value.iterable()) {
            throw JinjaException.evaluation("argument must be iterable");
        }
        boolean drained = value instanceof Cursor;
        List<Value> reversed = items(value, p).reversed();
        return drained ? new ListValue(reversed) : new Cursor(reversed);
    }

    private static Value pairs(Value value, Parameters p) {
        return switch (value) {
            case Undefined none -> new Cursor(List.of());
            case DictValue dict -> new Cursor(items(new DictView(dict, DictView.Part.ITEMS), p));
            default -> throw JinjaException.evaluation("Can only get item pairs from a mapping.");
        };
    }

    private static Value sum(Value value, Parameters p) {
        AttributePath path = AttributePath.of(p.value(0, None.NONE));
        Value sum = p.value(1, Int.of(0));
        if (sum instanceof Str) {
            throw JinjaException.evaluation("sum() can't sum strings [use ''.join(seq) instead]");
        }
        for (Value item : p.budget().items(value)) {
            p.budget().step();
            sum = Arithmetic.add(sum, path.get(item), p.budget());
        }
        return sum;
    }

    private static Value batch(Value value, Parameters p) {
        int size = p.integer(0, 1);
        List<Value> batches = new ArrayList<>();
        List<Value> batch = new ArrayList<>();
        for (Value item : items(value, p)) {
            if (batch.size() == size) {
                batches.add(new ListValue(batch));
                batch = new ArrayList<>();
            }
            batch.add(item);
        }
        if (!batch.isEmpty()) {
            if (p.hasValue(1) && batch.size() < size) {
                p.budget().elements(size);
                while (batch.size() < size) {
                    batch.add(p.value(1));
                }
            }
            batches.add(new ListValue(batch));
        }
        return new Cursor(batches);
    }

    private static Value slice(Value value, Parameters p) {
        int slices = p.integer(0, 1);
        List<Value> items = items(value, p);
        if (slices == 0) {
            throw JinjaException.evaluation("integer division or modulo by zero");
        }
        p.budget().elements(Math.max(0, slices));
        List<Value> columns = new ArrayList<>();
        int from = 0;
        for (int i = 0; i < slices; i++) {
            boolean longer = i < items.size() % slices;
            int to = from + items.size() / slices + (longer ? 1 : 0);
            List<Value> column = new ArrayList<>(items.subList(from, to));
            if (p.hasValue(1) && !longer) {
                column.add(p.value(1));
            }
            columns.add(new ListValue(column));
            from = to;
        }
        return new Cursor(columns);
    }
}
