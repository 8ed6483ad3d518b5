package dev.parley.parsers.tool.mistral;

import dev.parley.api.structured.Constraint;
import dev.parley.api.tool.CallRules;
import dev.parley.api.tool.ParserAdjustment;
import dev.parley.api.tool.ToolParser;
import dev.parley.api.tool.ToolParserProvider;
import dev.parley.api.tool.ToolParserRequest;
import dev.parley.parsers.tool.grammar.CallGrammar;
import dev.parley.parsers.tool.schema.CoercingParser;

import java.util.Optional;
import java.util.SplittableRandom;

/// The formats of Mistral, Magistral and Devstral: the one of tokenizers up to version 10, then that
/// of version 11 and later. What follows the marker tells them apart.
///
/// ```
/// [TOOL_CALLS] [{"name": "add", "arguments": {"a": 1, "b": 2}}, {"name": "now", "arguments": {}}]
/// ```
///
/// ```
/// [TOOL_CALLS]add{"a": 1, "b": 2}[TOOL_CALLS]now[ARGS]{}
/// ```
///
/// Text after a later call is dropped. Text after an older array is content in a stream and dropped
/// from a complete reply; text that is no call is content without the marker. In a complete reply
/// arguments of the later format are made to fit the tool's schema. Call ids are nine letters and digits.
public final class MistralToolParserProvider implements ToolParserProvider {

    @Override
    public String name() {
        return "mistral";
    }

    @Override
    public ToolParser create(ToolParserRequest request) {
        CallNumber ids = new CallNumber(new SplittableRandom());
        MistralParser parser = MistralParser.of(request, request.delivery(), ids);
        return CoercingParser.of(parser, request, request.delivery(), parser::isNamed);
    }

    @Override
    public ParserAdjustment adjustment() {
        return ParserAdjustment.KEEP_SPECIAL_TOKENS;
    }

    @Override
    public Optional<Constraint.StructuralTag> grammar(CallRules rules) {
        return Optional.of(CallGrammar.tag(MistralGrammar.of(rules)));
    }
}
