package dev.parley.core.reload;

import dev.parley.api.reasoning.ReasoningParserProvider;
import dev.parley.api.tool.ToolParserProvider;

import java.util.Optional;

/// The parsers that the operator chose.
///
/// @param tool of `--tool-call-parser`
/// @param reasoning of `--reasoning-parser`
public record ChosenParsers(
        Optional<Named<ToolParserProvider>> tool,
        Optional<Named<ReasoningParserProvider>> reasoning) {

    /// No parsers.
    public static final ChosenParsers NONE = new ChosenParsers(Optional.empty(), Optional.empty());

    /// A provider under the name that the operator typed.
    ///
    /// @param name the name
    /// @param provider the provider
    /// @param <P> the service
    public record Named<P>(String name, P provider) {}
}
