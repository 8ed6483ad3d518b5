package dev.parley.api.tool;

import dev.parley.api.structured.Constraint;

import java.util.List;
import java.util.Optional;

/// Makes tool parsers for one wire format. Found by `ServiceLoader`; stateless; safe on any thread.
public interface ToolParserProvider {

    /// The name in `--tool-call-parser`; matches `[a-z0-9][a-z0-9_.-]{0,63}`.
    String name();

    /// Further names for the same format.
    default List<String> aliases() {
        return List.of();
    }

    /// A new parser for one choice.
    ToolParser create(ToolParserRequest request);

    /// How a request must be changed so that the parser sees what it needs.
    default ParserAdjustment adjustment() {
        return ParserAdjustment.NONE;
    }

    /// The grammar of replies in this format under some rules, as a structural tag; empty when the
    /// format has none, in which case a call that must come is demanded as plain JSON instead.
    default Optional<Constraint.StructuralTag> grammar(CallRules rules) {
        return Optional.empty();
    }

    /// Refuses requests whose rules replies in this format cannot be made to follow. Called for each request
    /// with tools, with the rules that its client asks for, before [#grammar].
    ///
    /// @throws dev.parley.api.ParleyException.InvalidRequest saying what cannot be guaranteed
    default void check(CallRules rules) {}
}
