package dev.parley.core.jinja.operator;

import dev.parley.core.jinja.JinjaException;
import dev.parley.core.jinja.format.PercentFormat;
import dev.parley.core.jinja.value.Budget;
import dev.parley.core.jinja.value.Int;
import dev.parley.core.jinja.value.ListValue;
import dev.parley.core.jinja.value.Num;
import dev.parley.core.jinja.value.Sequence;
import dev.parley.core.jinja.value.Str;
import dev.parley.core.jinja.value.TupleValue;
import dev.parley.core.jinja.value.Undefined;
import dev.parley.core.jinja.value.Value;

import java.util.ArrayList;
import java.util.List;

/// Python's operators on values of any type.
public final class Arithmetic {

    private Arithmetic() {}

    /// `left + right`.
    public static Value add(Value left, Value right, Budget budget) {
        if (left instanceof Str a && right instanceof Str b) {
            return join(a, b, budget);
        }
        if (left instanceof Num a && right instanceof Num b) {
            return Numbers.add(a, b, budget);
        }
        if (left instanceof ListValue a && right instanceof ListValue b) {
            return new ListValue(join(a.items(), b.items(), budget));
        }
        if (left instanceof TupleValue a && right instanceof TupleValue b) {
            return TupleValue.of(join(a.items(), b.items(), budget));
        }
        if (left instanceof Str && !(right instanceof Undefined)) {
            throw JinjaException.evaluation(
                    "can only concatenate str (not \"%s\") to str".formatted(right.typeName()));
        }
        if (left instanceof Sequence && !(right instanceof Undefined)) {
            throw JinjaException.evaluation(
                    "can only concatenate %s (not \"%s\") to %s"
                            .formatted(left.typeName(), right.typeName(), left.typeName()));
        }
        throw unsupported(left, right, "+");
    }

    private static Str join(Str left, Str right, Budget budget) {
        if (left.isMarkup() || right.isMarkup()) {
            String joined = left.escaped().concat(right.escaped());
            budget.characters(joined.length());
            return Str.markup(joined);
        }
        budget.characters((long) left.text().length() + right.text().length());
        return Str.of(left.text().concat(right.text()));
    }

    private static List<Value> join(List<Value> left, List<Value> right, Budget budget) {
        budget.elements((long) left.size() + right.size());
        List<Value> all = new ArrayList<>(left.size() + right.size());
        all.addAll(left);
        all.addAll(right);
        return all;
    }

    /// `left - right`.
    public static Value subtract(Value left, Value right, Budget budget) {
        if (left instanceof Num a && right instanceof Num b) {
            return Numbers.subtract(a, b, budget);
        }
        throw unsupported(left, right, "-");
    }

    /// `left * right`.
    public static Value multiply(Value left, Value right, Budget budget) {
        if (left instanceof Num a && right instanceof Num b) {
            return Numbers.multiply(a, b, budget);
        }
        if (right instanceof Num times && times.integral()) {
            return repeat(left, times, right, budget);
        }
        if (left instanceof Num times && times.integral()) {
            return repeat(right, times, left, budget);
        }
        throw unsupported(left, right, "*");
    }

    private static Value repeat(Value value, Num times, Value other, Budget budget) {
        boolean huge = times.big().bitLength() >= Integer.SIZE;
        long count =
                times.big().signum() <= 0 ? 0 : huge ? Integer.MAX_VALUE : times.big().longValue();
        return switch (value) {
            case Str string -> {
                long length = string.text().length() * count;
                budget.repeat(length);
                budget.characters(length);
                yield string.like(string.text().repeat((int) (length == 0 ? 0 : count)));
            }
            case ListValue list -> new ListValue(repeat(list.items(), count, budget));
            case TupleValue tuple -> TupleValue.of(repeat(tuple.items(), count, budget));
            default -> throw unsupported(value, other, "*");
        };
    }

    private static List<Value> repeat(List<Value> items, long count, Budget budget) {
        long length = items.size() * count;
        budget.elements(length);
        List<Value> all = new ArrayList<>((int) length);
        for (long i = 0; i < length; i += items.size()) {
            all.addAll(items);
        }
        return all;
    }

    /// `left / right`.
    public static Value divide(Value left, Value right, Budget budget) {
        if (left instanceof Num a && right instanceof Num b) {
            return Numbers.divide(a, b, budget);
        }
        throw unsupported(left, right, "/");
    }

    /// `left // right`.
    public static Value floorDivide(Value left, Value right, Budget budget) {
        if (left instanceof Num a && right instanceof Num b) {
            return Numbers.floorDivide(a, b, budget);
        }
        throw unsupported(left, right, "//");
    }

    /// `left % right`: a remainder, or a filled template.
    public static Value modulo(Value left, Value right, Budget budget) {
        if (left instanceof Num a && right instanceof Num b) {
            return Numbers.modulo(a, b, budget);
        }
        if (left instanceof Str template) {
            return PercentFormat.format(template, right, budget);
        }
        throw unsupported(left, right, "%");
    }

    /// `left ** right`.
    public static Value power(Value left, Value right, Budget budget) {
        if (left instanceof Num a && right instanceof Num b) {
            return Numbers.power(a, b, budget);
        }
        throw unsupported(left, right, "** or pow()");
    }

    /// `-value`.
    public static Value negate(Value value) {
        if (value instanceof Num number) {
            return Numbers.negate(number);
        }
        throw unsupported(value, "-");
    }

    /// `+value`.
    public static Value plus(Value value) {
        if (value instanceof Num number) {
            return number.integral() ? Int.of(number.big()) : number;
        }
        throw unsupported(value, "+");
    }

    private static JinjaException unsupported(Value value, String operator) {
        if (value instanceof Undefined undefined) {
            return undefined.failure();
        }
        return JinjaException.evaluation(
                "bad operand type for unary %s: '%s'".formatted(operator, value.typeName()));
    }

    private static JinjaException unsupported(Value left, Value right, String operator) {
        if (left instanceof Undefined undefined) {
            return undefined.failure();
        }
        if (right instanceof Undefined undefined) {
            return undefined.failure();
        }
        return JinjaException.evaluation(
                "unsupported operand type(s) for %s: '%s' and '%s'"
                        .formatted(operator, left.typeName(), right.typeName()));
    }
}
