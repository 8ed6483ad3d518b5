package dev.parley.parsers.tool.granite;

import dev.parley.api.structured.Constraint;
import dev.parley.api.tool.CallRules;
import dev.parley.api.tool.ParserAdjustment;
import dev.parley.api.tool.ToolParser;
import dev.parley.api.tool.ToolParserProvider;
import dev.parley.api.tool.ToolParserRequest;
import dev.parley.parsers.tool.marked.CallKeys;
import dev.parley.parsers.tool.marked.CallReader;
import dev.parley.parsers.tool.marked.MarkedFormat;
import dev.parley.parsers.tool.marked.MarkedParser;
import dev.parley.parsers.tool.schema.CoercingParser;

import java.util.List;
import java.util.Optional;

/// The format of Granite 3.0 and 3.1.
///
/// ```
/// <|tool_call|> [{"name": "get_weather", "arguments": {"city": "Tokyo"}}]
/// ```
///
/// The marker may also be `<tool_call>`. What follows it and is no array of calls is content.
/// Arguments that are no object count as none. A complete reply differs from a stream where there
/// are calls: content is trimmed, text after the calls is dropped, and arguments are made to fit the
/// tool's schema.
public final class GraniteToolParserProvider implements ToolParserProvider {

    private static final MarkedFormat FORMAT =
            new MarkedFormat(
                    List.of(),
                    List.of("<|tool_call|>", "<tool_call>"),
                    List.of(),
                    CallReader.Shape.ARRAY,
                    CallKeys.NAME_AND_ARGUMENTS
                            .with(CallKeys.Form.OBJECT_OR_EMPTY)
                            .with(CallKeys.Absence.EMPTY),
                    new MarkedFormat.Rules(
                            MarkedFormat.Lead.TRIMMED_WHEN_COMPLETE,
                            MarkedFormat.Aside.STREAMED_ONLY,
                            MarkedFormat.Failure.CONTENT_UNMARKED,
                            MarkedFormat.Regions.MANY));

    @Override
    public String name() {
        return "granite";
    }

    @Override
    public ToolParser create(ToolParserRequest request) {
        return CoercingParser.of(
                MarkedParser.of(FORMAT, request, request.delivery()), request, request.delivery());
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
