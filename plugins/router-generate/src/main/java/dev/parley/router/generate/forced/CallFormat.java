package dev.parley.router.generate.forced;

import dev.parley.api.structured.Constraint;
import dev.parley.api.text.Tokenizer;
import dev.parley.api.tool.CallRules;
import dev.parley.api.tool.ToolParserProvider;

import java.util.Optional;

/// The format in which one model writes calls.
///
/// @param parser that reads them
/// @param tokenizer of the model; empty where its vocabulary is not known
public record CallFormat(ToolParserProvider parser, Optional<Tokenizer> tokenizer) {

    /// A format whose grammar may depend on the model's vocabulary.
    public CallFormat(ToolParserProvider parser, Tokenizer tokenizer) {
        this(parser, Optional.of(tokenizer));
    }

    /// A format of which only the parser is known.
    public CallFormat(ToolParserProvider parser) {
        this(parser, Optional.empty());
    }

    /// The grammar under some rules; empty where the format has none.
    Optional<Constraint> grammar(CallRules rules) {
        return parser.grammar(tokenizer.map(rules::withTokenizer).orElse(rules)).map(tag -> tag);
    }

    /// Refuses rules that replies in this format cannot be made to follow.
    ///
    /// @throws dev.parley.api.ParleyException.InvalidRequest saying what cannot be guaranteed
    void check(CallRules rules) {
        parser.check(rules);
    }
}
