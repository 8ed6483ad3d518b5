package dev.parley.api.command;

import dev.parley.api.Settings;

import java.util.List;
import java.util.Optional;

/// What a command runs with.
///
/// @param arguments those that are no flags, in order
/// @param settings the command's flags, by name without dashes
/// @param terminal where it reads and writes
/// @param parsers all there are, plug-ins included
/// @param texts tokenizers and chat templates as the server reads them
public record CommandContext(
        List<String> arguments,
        Settings settings,
        Terminal terminal,
        KnownParsers parsers,
        ModelTexts texts) {

    /// Copies the list.
    public CommandContext {
        arguments = List.copyOf(arguments);
    }

    /// The value of a flag; empty when it was not given.
    public Optional<String> flag(String name) {
        return settings.text(name);
    }
}
