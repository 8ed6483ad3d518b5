package dev.parley.core.jinja.value;

import dev.parley.core.jinja.JinjaException;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// A Python value. `equals` is Python's `==` for what can be a dict key; containers compare through [Equality].
public sealed interface Value
        permits None,
                Undefined,
                Num,
                Str,
                Sequence,
                DictValue,
                DictView,
                Cursor,
                Namespace,
                Callable {

    /// What `if` makes of it.
    boolean truthy();

    /// Python's name of the type, for messages.
    String typeName();

    /// Writes what `str()` gives.
    void print(TextOut out);

    /// Writes what `repr()` gives.
    default void repr(TextOut out) {
        print(out);
    }

    /// Whether a loop can go over it.
    default boolean iterable() {
        return false;
    }

    /// What a loop goes over. Empties a cursor.
    default List<Value> items() {
        throw JinjaException.evaluation("'%s' object is not iterable".formatted(typeName()));
    }

    /// Whether it has a length.
    default boolean sized() {
        return false;
    }

    /// Its length, in items or code points.
    default int length() {
        throw JinjaException.evaluation("object of type '%s' has no len()".formatted(typeName()));
    }

    /// A data attribute, methods excepted; null where there is none.
    default @Nullable Value field(String name) {
        return null;
    }

    /// What stands at a key or index; null where there is nothing.
    default @Nullable Value at(Value key) {
        return null;
    }
}
