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

import java.util.List;
import java.util.Optional;

/// The format of Granite 4.
///
/// ```
/// <tool_call>{"name": "get_weather", "arguments": {"city": "Tokyo"}}</tool_call>
/// ```
///
/// Text before, between and after calls is content. Arguments may be an object written as a string.
/// One malformed call makes the whole reply content, as far as it was not streamed yet.
public final class Granite4ToolParserProvider implements ToolParserProvider {

    private static final MarkedFormat FORMAT =
            new MarkedFormat(
                    List.of(),
                    List.of("<tool_call>"),
                    List.of("</tool_call>"),
                    CallReader.Shape.OBJECT,
                    CallKeys.NAME_AND_ARGUMENTS.with(CallKeys.Form.TEXT_DECODED),
                    MarkedFormat.Rules.STRICT.with(MarkedFormat.Aside.CONTENT));

    @Override
    public String name() {
        return "granite4";
    }

    @Override
    public ToolParser create(ToolParserRequest request) {
        return MarkedParser.of(FORMAT, request, request.delivery());
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
