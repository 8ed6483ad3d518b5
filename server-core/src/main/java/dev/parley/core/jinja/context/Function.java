package dev.parley.core.jinja.context;

import dev.parley.core.jinja.value.Arguments;
import dev.parley.core.jinja.value.Budget;
import dev.parley.core.jinja.value.Callable;
import dev.parley.core.jinja.value.Value;

import java.util.function.BiFunction;

/// A function that templates can call.
///
/// @param name for messages
/// @param body what it does
public record Function(String name, BiFunction<Arguments, Budget, Value> body) implements Callable {

    @Override
    public String typeName() {
        return "function";
    }

    @Override
    public Value call(Arguments arguments, Budget budget) {
        return body.apply(arguments, budget);
    }
}
