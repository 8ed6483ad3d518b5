package dev.parley.parsers.tool.pythonic;

import dev.parley.api.structured.Constraint;
import dev.parley.api.tool.CallRules;
import dev.parley.api.tool.ParserAdjustment;
import dev.parley.api.tool.ToolParser;
import dev.parley.api.tool.ToolParserProvider;
import dev.parley.api.tool.ToolParserRequest;
import dev.parley.api.tool.ToolParserRequest.Delivery;
import dev.parley.parsers.tool.grammar.CallGrammar.Section;

import java.util.List;
import java.util.Optional;

/// The format of Olmo 3, one call a line:
///
/// ```
/// <function_calls>get_weather(city='Paris')
/// get_time()</function_calls>
/// ```
public final class Olmo3ToolParserProvider implements ToolParserProvider {

    private static final PythonicFormat FORMAT =
            new PythonicFormat(
                    List.of("<function_calls>"),
                    List.of("</function_calls>"),
                    PythonicFormat.Layout.LINES);

    @Override
    public String name() {
        return "olmo3";
    }

    @Override
    public ToolParser create(ToolParserRequest request) {
        return request.delivery() == Delivery.WHOLE
                ? new EnclosedLinesParser(FORMAT, request)
                : new PythonicToolParser(FORMAT, request);
    }

    @Override
    public ParserAdjustment adjustment() {
        return ParserAdjustment.KEEP_SPECIAL_TOKENS;
    }

    @Override
    public Optional<Constraint.StructuralTag> grammar(CallRules rules) {
        return PythonicGrammar.reply(
                rules, new Section("<function_calls>", "</function_calls>"), "\n", "<");
    }
}
