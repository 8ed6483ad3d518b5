package dev.parley.parsers.tool.gemma;

import dev.parley.api.structured.Constraint;
import dev.parley.api.tool.CallRules;
import dev.parley.api.tool.ParserAdjustment;
import dev.parley.api.tool.ToolParser;
import dev.parley.api.tool.ToolParserProvider;
import dev.parley.api.tool.ToolParserRequest;

import java.util.Optional;

/// The format of FunctionGemma. A call:
///
/// ```
/// <start_function_call>call:get_weather{city:<escape>Paris<escape>}<end_function_call>
/// ```
///
/// Values that look like JSON are JSON.
public final class FunctionGemmaToolParserProvider implements ToolParserProvider {

    private static final GemmaFormat FORMAT =
            new GemmaFormat(
                    "<start_function_call>",
                    "<end_function_call>",
                    "<escape>",
                    new LookCoercion(),
                    GemmaFormat.Bare.ABANDONED);

    @Override
    public String name() {
        return "functiongemma";
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
        return new GemmaGrammar(FORMAT, new LookValues(FORMAT.quote())).under(rules);
    }
}
