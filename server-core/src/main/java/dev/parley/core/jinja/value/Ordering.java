package dev.parley.core.jinja.value;

import dev.parley.core.jinja.JinjaException;

import java.util.ArrayList;
import java.util.List;

/// Python's `<` and its stable sort.
public final class Ordering {

    private static final int DEEPEST = 500;

    private Ordering() {}

    /// Whether one value is less than another; fails for types without an order.
    ///
    /// @param operator how to name the comparison in a failure
    public static boolean less(Value left, Value right, String operator, Budget budget) {
        return less(left, right, operator, budget, 0);
    }

    private static boolean less(
            Value left, Value right, String operator, Budget budget, int depth) {
        budget.step();
        if (left instanceof Num a && right instanceof Num b) {
            return !Num.isNaN(a) && !Num.isNaN(b) && Num.compare(a, b) < 0;
        }
        if (left instanceof Str a && right instanceof Str b) {
            budget.scan(Math.min(a.text().length(), b.text().length()));
            return compare(a.text(), b.text()) < 0;
        }
        boolean lists = left instanceof ListValue && right instanceof ListValue;
        if ((lists || (left instanceof TupleValue && right instanceof TupleValue))
                && depth <= DEEPEST) {
            return lessItems(left.items(), right.items(), operator, budget, depth + 1);
        }
        throw unordered(left, right, operator);
    }

    private static JinjaException unordered(Value left, Value right, String operator) {
        if (left instanceof Undefined undefined) {
            return undefined.failure();
        }
        if (right instanceof Undefined undefined) {
            return undefined.failure();
        }
        return JinjaException.evaluation(
                "'%s' not supported between instances of '%s' and '%s'"
                        .formatted(operator, left.typeName(), right.typeName()));
    }

    private static boolean lessItems(
            List<Value> left, List<Value> right, String operator, Budget budget, int depth) {
        int common = Math.min(left.size(), right.size());
        for (int i = 0; i < common; i++) {
            if (!Equality.equal(left.get(i), right.get(i), budget)) {
                return less(left.get(i), right.get(i), operator, budget, depth);
            }
        }
        return left.size() < right.size();
    }

    /// Orders texts by code point.
    static int compare(String left, String right) {
        int common = Math.min(left.length(), right.length());
        for (int i = 0; i < common; i++) {
            char a = left.charAt(i);
            char b = right.charAt(i);
            if (a != b) {
                boolean surrogates = Character.isSurrogate(a) != Character.isSurrogate(b);
                return surrogates
                        ? Boolean.compare(Character.isSurrogate(a), Character.isSurrogate(b))
                        : a - b;
            }
        }
        return left.length() - right.length();
    }

    /// The order in which items come when sorted by their keys: their indices.
    ///
    /// @param keys one key per item
    /// @param reverse largest first, equal ones still in their order
    public static int[] sorted(List<Value> keys, boolean reverse, Budget budget) {
        int[] order = new int[keys.size()];
        for (int i = 0; i < order.length; i++) {
            order[i] = i;
        }
        budget.elements(order.length);
        mergeSort(order, new int[order.length], 0, order.length, new Keys(keys, reverse, budget));
        return order;
    }

    /// Items in an order of indices.
    public static List<Value> arrange(List<Value> items, int[] order) {
        List<Value> arranged = new ArrayList<>(order.length);
        for (int index : order) {
            arranged.add(items.get(index));
        }
        return arranged;
    }

    private record Keys(List<Value> keys, boolean reverse, Budget budget) {

        boolean before(int left, int right) {
            return reverse
                    ? less(keys.get(right), keys.get(left), "<", budget)
                    : less(keys.get(left), keys.get(right), "<", budget);
        }
    }

    /// Sorts by merging, because the library's sort refuses orders that contradict themselves, as NaN makes them.
    private static void mergeSort(int[] order, int[] buffer, int from, int to, Keys keys) {
        if (to - from < 2) {
            return;
        }
        int middle = (from + to) >>> 1;
        mergeSort(order, buffer, from, middle, keys);
        mergeSort(order, buffer, middle, to, keys);
        int left = from;
        int right = middle;
        for (int i = from; i < to; i++) {
            boolean takeRight =
                    left == middle || (right < to && keys.before(order[right], order[left]));
            buffer[i] = takeRight ? order[right++] : order[left++];
        }
        System.arraycopy(buffer, from, order, from, to - from);
    }
}
