package dev.parley.core.jinja.value;

import dev.parley.core.jinja.JinjaException;
import dev.parley.core.jinja.text.Searching;

import java.util.HashSet;
import java.util.List;
import java.util.Map;

/// Python's `==` and `in`.
public final class Equality {

    private static final int DEEPEST = 500;

    private Equality() {}

    /// Whether two values are equal.
    public static boolean equal(Value left, Value right, Budget budget) {
        return equal(left, right, budget, 0);
    }

    private static boolean equal(Value left, Value right, Budget budget, int depth) {
        if (left == right) {
            return !(left instanceof Num number && Num.isNaN(number));
        }
        if (depth > DEEPEST) {
            throw JinjaException.limit(
                    "data nested deeper than %d levels cannot be compared".formatted(DEEPEST));
        }
        budget.step();
        if (left instanceof Str a) {
            return equalTexts(a, right, budget);
        }
        if (left instanceof DictValue a) {
            return right instanceof DictValue b && equalDicts(a, b, budget, depth + 1);
        }
        if (left instanceof DictView a) {
            return right instanceof DictView b && equalViews(a, b, budget);
        }
        boolean items =
                (left instanceof ListValue && right instanceof ListValue)
                        || (left instanceof TupleValue && right instanceof TupleValue)
                        || (left instanceof RangeValue && right instanceof RangeValue);
        return items
                ? equalItems(left.items(), right.items(), budget, depth + 1)
                : left.equals(right);
    }

    private static boolean equalTexts(Str left, Value right, Budget budget) {
        if (!(right instanceof Str string) || left.text().length() != string.text().length()) {
            return false;
        }
        budget.scan(left.text().length());
        return left.text().equals(string.text());
    }

    private static boolean equalItems(
            List<Value> left, List<Value> right, Budget budget, int depth) {
        if (left.size() != right.size()) {
            return false;
        }
        for (int i = 0; i < left.size(); i++) {
            if (!equal(left.get(i), right.get(i), budget, depth)) {
                return false;
            }
        }
        return true;
    }

    private static boolean equalDicts(DictValue left, DictValue right, Budget budget, int depth) {
        if (left.length() != right.length()) {
            return false;
        }
        for (Map.Entry<Value, Value> entry : left.entries().entrySet()) {
            Value other = right.get(entry.getKey());
            if (other == null || !equal(entry.getValue(), other, budget, depth)) {
                return false;
            }
        }
        return true;
    }

    private static boolean equalViews(DictView left, DictView right, Budget budget) {
        return !left.typeName().equals("dict_values")
                && left.typeName().equals(right.typeName())
                && new HashSet<>(budget.items(left)).equals(new HashSet<>(budget.items(right)));
    }

    /// Python's `needle in container`.
    public static boolean contains(Value container, Value needle, Budget budget) {
        return switch (container) {
            case Str text -> containsText(text, needle, budget);
            case DictValue dict -> dict.has(needle);
            case Undefined none -> false;
            default -> containsItem(container, needle, budget);
        };
    }

    private static boolean containsText(Str text, Value needle, Budget budget) {
        if (needle instanceof Undefined undefined) {
            throw undefined.failure();
        }
        if (!(needle instanceof Str part)) {
            throw JinjaException.evaluation(
                    "'in <string>' requires string as left operand, not %s"
                            .formatted(needle.typeName()));
        }
        budget.scan(text.text().length());
        return Searching.first(text.text(), part.text(), 0, text.text().length()) >= 0;
    }

    private static boolean containsItem(Value container, Value needle, Budget budget) {
        if (!container.iterable()) {
            throw JinjaException.evaluation(
                    "argument of type '%s' is not iterable".formatted(container.typeName()));
        }
        for (Value item : budget.items(container)) {
            if (equal(item, needle, budget)) {
                return true;
            }
        }
        return false;
    }
}
