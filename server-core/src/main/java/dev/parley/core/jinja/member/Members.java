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

import java.util.Map;
import java.util.Set;

/// How templates reach into values: `value.name`, `value[key]` and `value.method(…)`, as the immutable sandbox allows.
public final class Members {

    private static final Map<String, Operation<Str>> OF_STR = StrMethods.operations();
    private static final Map<String, Operation<DictValue>> OF_DICT = DictMethods.operations();
    private static final Map<String, Operation<Sequence>> OF_SEQUENCE =
            SequenceMethods.operations();
    private static final Operation<ListValue> COPY = SequenceMethods.copy();
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

    /// The attribute or method alone, null where there is none.
    public static @Nullable Value member(Value value, String name) {
        Value field = value.field(name);
        if (field != null) {
            return field;
        }
        return switch (value) {
            case Str string -> bind(string, OF_STR.get(name));
            case DictValue dict when CHANGE_DICT.contains(name) -> unsafe(value, name);
            case DictValue dict -> bind(dict, OF_DICT.get(name));
            case ListValue list when CHANGE_LIST.contains(name) -> unsafe(value, name);
            case Num number -> NumMembers.find(number, name);
            case BytesValue bytes when BytesMethods.find(name) != null ->
                    bind(bytes, BytesMethods.find(name));
            case ListValue list when name.equals("copy") -> bind(list, COPY);
            case Sequence sequence -> bind(sequence, OF_SEQUENCE.get(name));
            default -> null;
        };
    }

    /// Whether a name is a method of dicts, so that `dict.name` is not the item.
    public static boolean isDictMember(String name) {
        return OF_DICT.containsKey(name) || CHANGE_DICT.contains(name);
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
        if (value instanceof Str string) {
            Operation<Str> operation = OF_STR.get(name.text());
            if (operation != null) {
                return operation.call(string, arguments, budget);
            }
        } else if (value instanceof DictValue dict) {
            Operation<DictValue> operation = OF_DICT.get(name.text());
            if (operation != null) {
                return operation.call(dict, arguments, budget);
            }
        }
        return call(attribute(value, name), arguments, budget);
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
