package dev.parley.core.jinja.filter;

import dev.parley.core.jinja.member.Members;
import dev.parley.core.jinja.member.Operation;
import dev.parley.core.jinja.member.Parameters;
import dev.parley.core.jinja.member.Registry;
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

import java.util.Map;
import java.util.function.Predicate;

/// The tests: `value is name(…)`.
public final class Tests {

    private static final Map<String, Operation<Value>> ALL = all();

    private Tests() {}

    private static Map<String, Operation<Value>> all() {
        Registry<Value> tests = new Registry<>();
        addTypes(tests);
        addComparisons(tests);
        addOthers(tests);
        return tests.operations();
    }

    /// A test by name, null where there is none.
    public static @Nullable Operation<Value> find(String name) {
        return ALL.get(name);
    }

    private static void plain(Registry<Value> tests, String name, Predicate<Value> predicate) {
        tests.add(name, (value, p) -> Bool.of(predicate.test(value)));
    }

    private static void addTypes(Registry<Value> tests) {
        plain(tests, "defined", value -> !(value instanceof Undefined));
        plain(tests, "undefined", value -> value instanceof Undefined);
        plain(tests, "none", value -> value == None.NONE);
        plain(tests, "boolean", value -> value instanceof Bool);
        plain(tests, "true", value -> value == Bool.TRUE);
        plain(tests, "false", value -> value == Bool.FALSE);
        plain(
                tests,
                "integer",
                value -> value instanceof Num n && n.integral() && !(n instanceof Bool));
        plain(tests, "float", value -> value instanceof Real);
        plain(tests, "number", value -> value instanceof Num);
        plain(tests, "string", value -> value instanceof Str);
        plain(tests, "mapping", value -> value instanceof DictValue);
        plain(tests, "sequence", Tests::isSequence);
        plain(tests, "iterable", Value::iterable);
        plain(
                tests,
                "callable",
                value ->
                        (value instanceof Callable c && c.callable())
                                || value instanceof Undefined);
        plain(tests, "escaped", value -> value instanceof Str string && string.isMarkup());
    }

    private static boolean isSequence(Value value) {
        return value.sized() && !(value instanceof DictView) && !(value instanceof Cursor);
    }

    private static void addComparisons(Registry<Value> tests) {
        tests.add("eq", (a, p) -> Bool.of(Equality.equal(a, p.value(0), p.budget())), "other")
                .add("ne", (a, p) -> Bool.of(!Equality.equal(a, p.value(0), p.budget())), "other")
                .add(
                        "lt",
                        (a, p) -> Bool.of(Ordering.less(a, p.value(0), "<", p.budget())),
                        "other")
                .add(
                        "gt",
                        (a, p) -> Bool.of(Ordering.less(p.value(0), a, ">", p.budget())),
                        "other")
                .add("le", (a, p) -> Bool.of(atMost(a, p.value(0), "<=", p)), "other")
                .add("ge", (a, p) -> Bool.of(atMost(p.value(0), a, ">=", p)), "other")
                .add("in", (a, p) -> Bool.of(Equality.contains(p.value(0), a, p.budget())), "seq")
                .add("sameas", (a, p) -> Bool.of(same(a, p.value(0))), "other");
        tests.alias("equalto", "eq").alias("==", "eq").alias("!=", "ne");
        tests.alias("lessthan", "lt").alias("<", "lt").alias("<=", "le");
        tests.alias("greaterthan", "gt").alias(">", "gt").alias(">=", "ge");
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

    private static void addOthers(Registry<Value> tests) {
        tests.add("odd", (value, p) -> Bool.of(remainder(value, Int.of(2), p).equals(Int.of(1))))
                .add("even", (value, p) -> Bool.of(!remainder(value, Int.of(2), p).truthy()))
                .add(
                        "divisibleby",
                        (value, p) -> Bool.of(!remainder(value, p.value(0), p).truthy()),
                        "num")
                .add("lower", (value, p) -> ask(value, "islower", p))
                .add("upper", (value, p) -> ask(value, "isupper", p))
                .add(
                        "filter",
                        (value, p) ->
                                Bool.of(value instanceof Str s && Filters.find(s.text()) != null))
                .add(
                        "test",
                        (value, p) -> Bool.of(value instanceof Str s && find(s.text()) != null));
    }

    private static Value remainder(Value value, Value divisor, Parameters p) {
        return Arithmetic.modulo(value, divisor, p.budget());
    }

    private static Value ask(Value value, String method, Parameters p) {
        Str text = Str.of(TextOut.str(value, p.budget()));
        return Members.call(text, Str.of(method), Arguments.NONE, p.budget());
    }
}
