package dev.parley.core.jinja.value;

/// Something that can be called, and other objects that only have attributes: macros, functions, methods, loops.
public non-sealed interface Callable extends Value {

    /// Calls it.
    ///
    /// @param arguments what it is given
    /// @param budget what the rendering has left
    Value call(Arguments arguments, Budget budget);

    /// Whether it can be called at all.
    default boolean callable() {
        return true;
    }

    @Override
    default boolean truthy() {
        return true;
    }

    @Override
    default void print(TextOut out) {
        out.append("<" + typeName() + ">");
    }
}
