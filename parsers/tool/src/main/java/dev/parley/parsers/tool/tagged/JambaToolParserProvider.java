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

/// The format of Jamba 1.5.
///
/// ```
/// <tool_calls>[
///     {"name": "get_weather", "arguments": {"city": "Dallas"}}
/// ]</tool_calls>
/// ```
///
/// The first array counts. Blank text before it and any text after it is dropped. One malformed call
/// makes the whole reply content, as far as it was not streamed yet.
public final class JambaToolParserProvider implements ToolParserProvider {

    private static final MarkedFormat FORMAT =
            new MarkedFormat(
                    List.of(),
                    List.of("<tool_calls>"),
                    List.of("</tool_calls>"),
                    CallReader.Shape.ARRAY,
                    CallKeys.NAME_AND_ARGUMENTS,
                    MarkedFormat.Rules.STRICT
                            .with(MarkedFormat.Lead.NOT_BLANK)
                            .with(MarkedFormat.Regions.ONE));

    @Override
    public String name() {
        return "jamba";
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
