package dev.parley.router.generate.chat;

/// The client's `tool_choice`.
sealed interface ToolChoice {

    /// Whether a call must come.
    default boolean isForced() {
        return switch (this) {
            case None() -> false;
            case Auto() -> false;
            case Required() -> true;
            case Named(String function) -> true;
        };
    }

    /// No calls.
    record None() implements ToolChoice {}

    /// The model decides.
    record Auto() implements ToolChoice {}

    /// At least one call.
    record Required() implements ToolChoice {}

    /// A call of this function.
    record Named(String function) implements ToolChoice {}
}
