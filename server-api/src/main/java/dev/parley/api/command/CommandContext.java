package dev.parley.api.command;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What a command runs with.
///
/// @param arguments those that are no flags, in order
/// @param flags values by flag name without dashes; absent ones were not given
/// @param terminal where it reads and writes
/// @param parsers all there are, plug-ins included
/// @param templates renders chat templates
public record CommandContext(
        List<String> arguments,
        Map<String, String> flags,
        Terminal terminal,
        KnownParsers parsers,
        TemplateRenderer templates) {

    /// Copies the collections.
    public CommandContext {
        arguments = List.copyOf(arguments);
        flags = Map.copyOf(flags);
    }

    /// The value of a flag; empty when it was not given.
    public Optional<String> flag(String name) {
        return Optional.ofNullable(flags.get(name));
    }
}
