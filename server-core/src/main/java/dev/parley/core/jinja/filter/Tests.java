package dev.parley.core.jinja.filter;

import dev.parley.core.jinja.member.NamedMethod;
import dev.parley.core.jinja.member.Operation;
import dev.parley.core.jinja.member.Parameters;
import dev.parley.core.jinja.operator.Arithmetic;
import dev.parley.core.jinja.value.Arguments;
import dev.parley.core.jinja.value.Bool;
import dev.parley.core.jinja.value.Callable;
import dev.parley.core.jinja.value.Cursor;
import dev.parley.core.jinja.value.DictValue;
import dev.parley.core.jinja.value.DictView;
import dev.parley.core.jinja.value.Equality;
import dev.parley.core.jinja.value.Int;
import dev.parley.core.jinja.value.None;
import dev.parley.core.jinja.value.Num;
import dev.parley.core.jinja.value.Ordering;
import dev.parley.core.jinja.value.Real;
import dev.parley.core.jinja.value.Str;
import dev.parley.core.jinja.value.TextOut;
import dev.parley.core.jinja.value.Undefined;
import dev.parley.core.jinja.value.Value;

import org.jspecify.annotations.Nullable;

import java.util.function.Predicate;

/// The tests: `value is name(…)`.
public final class Tests {

    private Tests() {}

    /// A test by name, null where there is none.
    public static @Nullable Operation<Value> find(String name) {
        return ofType(name);
    }

    private static Operation<Value> plain(String name, Predicate<Value> predicate) {
        return Operation.of(name, (value, p) -> Bool.of(predicate.test(value)));
    }

    private static @Nullable Operation<Value> ofType(String name) {
        return switch (name) {
            case "defined" -> plain(name, value -> !(value instanceof Undefined));
            case "undefined" -> plain(name, value -> value instanceof Undefined);
            case "none" -> plain(name, value -> value == None.NONE);
            case "boolean" -> plain(name, value -> value instanceof Bool);
            case "true" -> plain(name, value -> value == Bool.TRUE);
            case "false" -> plain(name, value -> value == Bool.FALSE);
            case "integer" ->
                    plain(
                            name,
                            value ->
                                    value instanceof Num n && n.integral() && !(n instanceof Bool));
            case "float" -> plain(name, value -> value instanceof Real);
            case "number" -> plain(name, value -> value instanceof Num);
            case "string" -> plain(name, value -> value instanceof Str);
            case "mapping" -> plain(name, value -> value instanceof DictValue);
            case "sequence" -> plain(name, Tests::isSequence);
            case "iterable" -> plain(name, Value::iterable);
            case "callable" ->
                    plain(
                            name,
                            value ->
                                    (value instanceof Callable c && c.callable())
                                            || value instanceof Undefined);
            case "escaped" ->
                    plain(name, value -> value instanceof Str string && string.isMarkup());
            default -> comparison(name);
        };
    }

    private static @Nullable Operation<Value> comparison(String name) {
        return switch (name) {
            case "eq", "equalto", "==" ->
                    Operation.of(
                            name,
                            (a, p) -> Bool.of(Equality.equal(a, p.value(0), p.budget())),
                            "other");
            case "ne", "!=" ->
                    Operation.of(
                            name,
                            (a, p) -> Bool.of(!Equality.equal(a, p.value(0), p.budget())),
                            "other");
            case "lt", "lessthan", "<" ->
                    Operation.of(
                            name,
                            (a, p) -> Bool.of(Ordering.less(a, p.value(0), "<", p.budget())),
                            "other");
            case "gt", "greaterthan", ">" ->
                    Operation.of(
                            name,
                            (a, p) -> Bool.of(Ordering.less(p.value(0), a, ">", p.budget())),
                            "other");
            case "le", "<=" ->
                    Operation.of(name, (a, p) -> Bool.of(atMost(a, p.value(0), "<=", p)), "other");
            case "ge", ">=" ->
                    Operation.of(name, (a, p) -> Bool.of(atMost(p.value(0), a, ">=", p)), "other");
            case "in" ->
                    Operation.of(
                            name,
                            (a, p) -> Bool.of(Equality.contains(p.value(0), a, p.budget())),
                            "seq");
            case "sameas" -> Operation.of(name, (a, p) -> Bool.of(same(a, p.value(0))), "other");
            default -> other(name);
        };
    }

    private static @Nullable Operation<Value> other(String name) {
        return switch (name) {
            case "odd" ->
                    Operation.of(
                            name,
                            (value, p) ->
                                    Bool.of(remainder(value, Int.of(2), p).equals(Int.of(1))));
            case "even" ->
                    Operation.of(
                            name, (value, p) -> Bool.of(!remainder(value, Int.of(2), p).truthy()));
            case "divisibleby" ->
                    Operation.of(
                            name,
                            (value, p) -> Bool.of(!remainder(value, p.value(0), p).truthy()),
                            "num");
            case "lower" -> Operation.of(name, (value, p) -> ask(value, Delegates.IS_LOWER, p));
            case "upper" -> Operation.of(name, (value, p) -> ask(value, Delegates.IS_UPPER, p));
            case "filter" ->
                    Operation.of(
                            name,
                            (value, p) ->
                                    Bool.of(
                                            value instanceof Str s
                                                    && Filters.find(s.text()) != null));
            case "test" ->
                    Operation.of(
                            name,
                            (value, p) ->
                                    Bool.of(value instanceof Str s && find(s.text()) != null));
            default -> null;
        };
    }

    private static boolean isSequence(Value value) {
        return value.sized() && !(value instanceof DictView) && !(value instanceof Cursor);
    }

    private static boolean atMost(Value left, Value right, String operator, Parameters p) {
        return Ordering.less(left, right, operator, p.budget())
                || Equality.equal(left, right, p.budget());
    }

    private static boolean same(Value left, Value right) {
        boolean interned =
                (left instanceof Int && right instanceof Int)
                        || (left instanceof Str && right instanceof Str);
        return left == right || (interned && left.equals(right));
    }

    private static Value remainder(Value value, Value divisor, Parameters p) {
        return Arithmetic.modulo(value, divisor, p.budget());
    }

    private static Value ask(Value value, NamedMethod method, Parameters p) {
        Str text = Str.of(TextOut.str(value, p.budget()));
        return method.call(text, Arguments.NONE, p.budget());
    }
}
