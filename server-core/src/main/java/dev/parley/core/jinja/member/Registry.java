package dev.parley.core.jinja.member;

import dev.parley.core.jinja.value.Value;

import java.util.HashMap;
import java.util.Map;

/// Collects operations by name.
///
/// @param <T> the subjects' type
public final class Registry<T extends Value> {

    private final Map<String, Operation<T>> operations = new HashMap<>();

    /// An empty registry.
    public Registry() {}

    /// Adds an operation whose parameters are as [Signature#of] reads them.
    public Registry<T> add(String name, Operation.Body<T> body, String... parameters) {
        operations.put(name, new Operation<>(Signature.of(name, parameters), body));
        return this;
    }

    /// Adds another name for an operation.
    public Registry<T> alias(String alias, String name) {
        Operation<T> operation = operations.get(name);
        if (operation != null) {
            operations.put(alias, operation);
        }
        return this;
    }

    /// Everything added so far.
    public Map<String, Operation<T>> operations() {
        return Map.copyOf(operations);
    }
}
