package dev.parley.core.jinja.operator;

import dev.parley.core.jinja.JinjaException;
import dev.parley.core.jinja.value.Budget;
import dev.parley.core.jinja.value.BytesValue;
import dev.parley.core.jinja.value.DictValue;
import dev.parley.core.jinja.value.ListValue;
import dev.parley.core.jinja.value.None;
import dev.parley.core.jinja.value.Num;
import dev.parley.core.jinja.value.RangeValue;
import dev.parley.core.jinja.value.Str;
import dev.parley.core.jinja.value.TupleValue;
import dev.parley.core.jinja.value.Undefined;
import dev.parley.core.jinja.value.Value;

import java.util.ArrayList;
import java.util.List;

/// Python's `value[start:stop:step]`.
public final class Slicing {

    private final int start;
    private final int step;
    private final int count;

    private Slicing(int start, int step, int count) {
        this.start = start;
        this.step = step;
        this.count = count;
    }

    /// The slice of a value. A bound that is `None` is absent.
    public static Value slice(Value value, Value start, Value stop, Value step, Budget budget) {
        return switch (value) {
            case Str string -> of(string.length(), start, stop, step).text(string, budget);
            case ListValue list ->
                    new ListValue(of(list.length(), start, stop, step).items(list.items(), budget));
            case TupleValue tuple ->
                    TupleValue.of(
                            of(tuple.length(), start, stop, step).items(tuple.items(), budget));
            case BytesValue bytes ->
                    BytesValue.of(
                            of(bytes.length(), start, stop, step).items(bytes.items(), budget));
            case RangeValue range -> of(range.length(), start, stop, step).range(range);
            case Undefined undefined -> throw undefined.failure();
            case DictValue dict -> throw JinjaException.evaluation("unhashable type: 'slice'");
            default ->
                    throw JinjaException.evaluation(
                            "'%s' object is not subscriptable".formatted(value.typeName()));
        };
    }

    private static Slicing of(int length, Value start, Value stop, Value step) {
        long by = bound(step, 1);
        if (by == 0) {
            throw JinjaException.evaluation("slice step cannot be zero");
        }
        long lowest = by < 0 ? -1 : 0;
        long highest = by < 0 ? length - 1L : length;
        long from =
                clamp(
                        bound(start, by < 0 ? Long.MAX_VALUE : lowest),
                        start,
                        length,
                        lowest,
                        highest);
        long to =
                stop == None.NONE
                        ? (by < 0 ? -1 : length)
                        : clamp(bound(stop, 0), stop, length, lowest, highest);
        long count = by < 0 ? (from - to - by - 1) / -by : (to - from + by - 1) / by;
        return new Slicing((int) from, (int) by, (int) Math.max(0, count));
    }

    private static long clamp(long bound, Value given, int length, long lowest, long highest) {
        long place = bound < 0 && given != None.NONE ? bound + length : bound;
        return Math.clamp(place, lowest, highest);
    }

    private static long bound(Value value, long absent) {
        if (value == None.NONE) {
            return absent;
        }
        if (value instanceof Num number && number.integral()) {
            return number.big().bitLength() < Integer.SIZE
                    ? number.big().longValue()
                    : number.big().signum() * (long) Integer.MAX_VALUE;
        }
        if (value instanceof Undefined undefined) {
            throw undefined.failure();
        }
        throw JinjaException.evaluation(
                "slice indices must be integers or None or have an __index__ method");
    }

    private Str text(Str string, Budget budget) {
        budget.scan(string.text().length());
        budget.characters(count);
        if (step == 1) {
            int from = string.offset(start);
            return count == 0
                    ? string.like("")
                    : string.like(string.text().substring(from, string.offset(start + count)));
        }
        StringBuilder out = new StringBuilder(count);
        int[] points = string.text().codePoints().toArray();
        for (int i = 0, at = start; i < count; i++, at += step) {
            out.appendCodePoint(points[at]);
        }
        return string.like(out.toString());
    }

    private RangeValue range(RangeValue range) {
        return range.every(start, step, count);
    }

    private List<Value> items(List<Value> items, Budget budget) {
        budget.elements(count);
        if (step == 1) {
            return count == 0 ? List.of() : new ArrayList<>(items.subList(start, start + count));
        }
        List<Value> taken = new ArrayList<>(count);
        for (int i = 0, at = start; i < count; i++, at += step) {
            taken.add(items.get(at));
        }
        return taken;
    }
}
