package dev.parley.api.command;

/// A flag of a command.
///
/// @param name without dashes, such as `parser`
/// @param form what follows it
/// @param meaning one sentence
public record CommandFlag(String name, Form form, String meaning) {

    /// What follows a flag.
    public sealed interface Form {

        /// One value.
        ///
        /// @param placeholder what stands for it in help, such as `NAME`
        record Value(String placeholder) implements Form {}

        /// Nothing: the flag switches something on.
        record Switch() implements Form {}
    }

    /// A flag with a value.
    public static CommandFlag value(String name, String placeholder, String meaning) {
        return new CommandFlag(name, new Form.Value(placeholder), meaning);
    }

    /// A flag that switches something on.
    public static CommandFlag onOff(String name, String meaning) {
        return new CommandFlag(name, new Form.Switch(), meaning);
    }
}
