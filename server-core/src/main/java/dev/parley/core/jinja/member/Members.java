package dev.parley.core.jinja.member;

import dev.parley.core.jinja.JinjaException;
import dev.parley.core.jinja.value.Arguments;
import dev.parley.core.jinja.value.Budget;
import dev.parley.core.jinja.value.BytesValue;
import dev.parley.core.jinja.value.Callable;
import dev.parley.core.jinja.value.DictValue;
import dev.parley.core.jinja.value.ListValue;
import dev.parley.core.jinja.value.Num;
import dev.parley.core.jinja.value.Sequence;
import dev.parley.core.jinja.value.Str;
import dev.parley.core.jinja.value.Undefined;
import dev.parley.core.jinja.value.Value;

import org.jspecify.annotations.Nullable;

import java.util.Set;

/// How templates reach into values: `value.name`, `value[key]` and `value.method(…)`, as the
/// immutable sandbox allows.
public final class Members {

    private static final Set<String> CHANGE_DICT =
            Set.of("clear", "pop", "popitem", "setdefault", "update", "fromkeys");
    private static final Set<String> CHANGE_LIST =
            Set.of("append", "clear", "extend", "insert", "pop", "remove", "reverse", "sort");

    private Members() {}

    /// `value.name`: an attribute or method, else the item of that name.
    public static Value attribute(Value value, Str name) {
        if (value instanceof Undefined undefined) {
            throw undefined.failure();
        }
        Value member = member(value, name.text());
        if (member == null) {
            member = value.at(name);
        }
        return member == null ? Undefined.member(value, name) : member;
    }

    /// `value[key]`: an item, else the attribute or method of that name.
    public static Value item(Value value, Value key) {
        if (value instanceof Undefined undefined) {
            throw undefined.failure();
        }
        Value item = value.at(key);
        if (item == null && key instanceof Str name) {
            item = member(value, name.text());
        }
        return item == null ? Undefined.member(value, key) : item;
    }

    /// The attribute or method alone, null where there is none. Tests types one by one: every
    /// template comes here, and a switch over types would have to be made at run time first.
    public static @Nullable Value member(Value value, String name) {
        Value field = value.field(name);
        if (field != null) {
            return field;
        }
        if (value instanceof Str string) {
            return bind(string, StrMethods.find(name));
        }
        if (value instanceof DictValue dict) {
            return CHANGE_DICT.contains(name)
                    ? unsafe(value, name)
                    : bind(dict, DictMethods.find(name));
        }
        if (value instanceof Num number) {
            return NumMembers.find(number, name);
        }
        return value instanceof Sequence sequence ? sequenceMember(sequence, name) : null;
    }

    private static @Nullable Value sequenceMember(Sequence sequence, String name) {
        if (sequence instanceof ListValue list) {
            if (CHANGE_LIST.contains(name)) {
                return unsafe(list, name);
            }
            if (name.equals("copy")) {
                return bind(list, SequenceMethods.copy());
            }
        }
        Operation<BytesValue> coding = BytesMethods.find(name);
        return sequence instanceof BytesValue bytes && coding != null
                ? bind(bytes, coding)
                : bind(sequence, SequenceMethods.find(name));
    }

    /// Whether a name is a method of dicts, so that `dict.name` is not the item.
    public static boolean isDictMember(String name) {
        return CHANGE_DICT.contains(name) || DictMethods.find(name) != null;
    }

    private static <T extends Value> @Nullable Value bind(
            T subject, @Nullable Operation<T> operation) {
        return operation == null ? null : new BoundMethod<>(subject, operation);
    }

    private static Value unsafe(Value value, String name) {
        return Undefined.because(
                "access to attribute '%s' of '%s' object is unsafe."
                        .formatted(name, value.typeName()));
    }

    /// `value.name(…)` without making the method a value first.
    public static Value call(Value value, Str name, Arguments arguments, Budget budget) {
        return NamedMethod.of(name).call(value, arguments, budget);
    }

    /// `value(…)`.
    public static Value call(Value value, Arguments arguments, Budget budget) {
        if (value instanceof Callable callable) {
            budget.step();
            return callable.call(arguments, budget);
        }
        if (value instanceof Undefined undefined) {
            throw undefined.failure();
        }
        throw JinjaException.evaluation("'%s' object is not callable".formatted(value.typeName()));
    }
}
