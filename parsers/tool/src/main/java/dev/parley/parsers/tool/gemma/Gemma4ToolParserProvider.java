package dev.parley.parsers.tool.gemma;

import dev.parley.api.structured.Constraint;
import dev.parley.api.tool.CallRules;
import dev.parley.api.tool.ParserAdjustment;
import dev.parley.api.tool.ToolParser;
import dev.parley.api.tool.ToolParserProvider;
import dev.parley.api.tool.ToolParserRequest;
import dev.parley.parsers.tool.coerce.SchemaCoercion;

import java.util.Optional;

/// The format of Gemma 4. A call:
///
/// ```
/// <|tool_call>call:get_weather{city:<|"|>Paris<|"|>,days:3,near:[<|"|>Metz<|"|>]}<tool_call|>
/// ```
///
/// Every value is text unless the schema says otherwise.
public final class Gemma4ToolParserProvider implements ToolParserProvider {

    private static final GemmaFormat FORMAT =
            new GemmaFormat(
                    "<|tool_call>",
                    "<tool_call|>",
                    "<|\"|>",
                    new SchemaCoercion(),
                    GemmaFormat.Bare.CALL);

    @Override
    public String name() {
        return "gemma4";
    }

    @Override
    public ToolParser create(ToolParserRequest request) {
        return new GemmaToolParser(FORMAT, request);
    }

    @Override
    public ParserAdjustment adjustment() {
        return ParserAdjustment.KEEP_SPECIAL_TOKENS;
    }

    @Override
    public Optional<Constraint.StructuralTag> grammar(CallRules rules) {
        return new GemmaGrammar(FORMAT, new NestedValues(FORMAT)).under(rules);
    }
}
