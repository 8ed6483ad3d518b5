package dev.parley.core.jinja.member;

import dev.parley.core.jinja.value.Arguments;
import dev.parley.core.jinja.value.Budget;
import dev.parley.core.jinja.value.Callable;
import dev.parley.core.jinja.value.Value;

/// A method together with the value it belongs to.
///
/// @param <T> the subject's type
/// @param subject whose method it is
/// @param operation what it does
record BoundMethod<T extends Value>(T subject, Operation<T> operation) implements Callable {

    @Override
    public String typeName() {
        return "builtin_function_or_method";
    }

    @Override
    public Value call(Arguments arguments, Budget budget) {
        return operation.call(subject, arguments, budget);
    }
}
