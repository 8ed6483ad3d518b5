package dev.parley.api.tool;

import dev.parley.api.text.Tokenizer;

import java.util.List;
import java.util.Optional;

/// Which calls a reply may or must hold; what [ToolParserProvider#grammar] is asked about.
///
/// @param tools that may be called: those of the request, or the named one alone; not empty
/// @param demand whether a call must come
/// @param repetition how many calls may come
/// @param schemas whose arguments must satisfy their schema
/// @param reasoning whether a reasoning block may come first in the constrained text
/// @param tokenizer of the model, for formats whose markers depend on the vocabulary; empty where the
///     text comes from elsewhere
public record CallRules(
        List<ToolDefinition> tools,
        Demand demand,
        Repetition repetition,
        Schemas schemas,
        Reasoning reasoning,
        Optional<Tokenizer> tokenizer) {

    /// Copies the list.
    public CallRules {
        tools = List.copyOf(tools);
    }

    /// Without a tokenizer.
    public CallRules(
            List<ToolDefinition> tools,
            Demand demand,
            Repetition repetition,
            Schemas schemas,
            Reasoning reasoning) {
        this(tools, demand, repetition, schemas, reasoning, Optional.empty());
    }

    /// The same rules for a model with this vocabulary.
    public CallRules withTokenizer(Tokenizer model) {
        return new CallRules(tools, demand, repetition, schemas, reasoning, Optional.of(model));
    }

    /// Whether a call must come.
    public enum Demand {
        /// Text, calls or both, as the model likes.
        ALLOWED,
        /// At least one call and nothing else, but for text that the format cannot do without.
        REQUIRED
    }

    /// How many calls may come.
    public enum Repetition {
        /// At most one.
        ONCE,
        /// Any number.
        MANY
    }

    /// Whose arguments must satisfy their schema.
    public enum Schemas {
        /// Those of tools that say [ToolDefinition.Strictness#STRICT]; others take any JSON object.
        STRICT_TOOLS,
        /// All.
        ALL_TOOLS
    }

    /// Whether the constrained text may begin with a reasoning block.
    public enum Reasoning {
        /// The constraint begins after it, or there is none.
        OUTSIDE,
        /// It is part of the constrained text.
        INSIDE
    }
}
