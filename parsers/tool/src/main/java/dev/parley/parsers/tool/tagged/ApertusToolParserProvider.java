package dev.parley.parsers.tool.tagged;

import dev.parley.api.structured.Constraint;
import dev.parley.api.tool.CallRules;
import dev.parley.api.tool.ParserAdjustment;
import dev.parley.api.tool.ToolParser;
import dev.parley.api.tool.ToolParserProvider;
import dev.parley.api.tool.ToolParserRequest;
import dev.parley.api.tool.ToolParserRequest.Delivery;
import dev.parley.parsers.tool.marked.CallKeys;
import dev.parley.parsers.tool.marked.CallReader;
import dev.parley.parsers.tool.marked.MarkedFormat;
import dev.parley.parsers.tool.marked.MarkedParser;

import java.util.List;
import java.util.Optional;

/// The format of Apertus. A call's key is the function's name.
///
/// ```
/// <|tools_prefix|>[{"get_weather": {"city": "Paris"}}, {"get_time": {}}]<|tools_suffix|>
/// ```
///
/// Text around the array is content. The array may be a lone object, the end marker may be missing,
/// and JSON that is cut off is completed where it is clear how.
public final class ApertusToolParserProvider implements ToolParserProvider {

    private static final MarkedFormat FORMAT =
            new MarkedFormat(
                    List.of(),
                    List.of("<|tools_prefix|>"),
                    List.of("<|tools_suffix|>"),
                    CallReader.Shape.OBJECT_OR_ARRAY,
                    CallKeys.KEY_IS_NAME,
                    MarkedFormat.Rules.STRICT
                            .with(MarkedFormat.Aside.CONTENT)
                            .with(MarkedFormat.Failure.COMPLETED));

    @Override
    public String name() {
        return "apertus";
    }

    @Override
    public ToolParser create(ToolParserRequest request) {
        return MarkedParser.of(FORMAT, request, Delivery.STREAMED);
    }

    @Override
    public ParserAdjustment adjustment() {
        return ParserAdjustment.KEEP_SPECIAL_TOKENS;
    }

    @Override
    public Optional<Constraint.StructuralTag> grammar(CallRules rules) {
        return FORMAT.grammar().under(rules);
    }
}
