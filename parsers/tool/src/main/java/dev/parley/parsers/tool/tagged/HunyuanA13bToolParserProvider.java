package dev.parley.parsers.tool.tagged;

import dev.parley.api.structured.Constraint;
import dev.parley.api.tool.CallRules;
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

/// The format of Hunyuan-A13B.
///
/// ```
/// <tool_calls>[{"name": "get_weather", "arguments": {"city": "Boston"}}]</tool_calls>
/// ```
///
/// The first region that holds calls counts; text after it is dropped. Markers inside
/// `<think>…</think>` are content, as is a region without calls. Blank text before the call is
/// dropped.
public final class HunyuanA13bToolParserProvider implements ToolParserProvider {

    private static final MarkedFormat FORMAT =
            new MarkedFormat(
                    List.of(),
                    List.of("<tool_calls>"),
                    List.of("</tool_calls>"),
                    CallReader.Shape.ARRAY,
                    CallKeys.NAME_AND_ARGUMENTS,
                    MarkedFormat.Rules.STRICT
                            .with(MarkedFormat.Lead.NOT_BLANK)
                            .with(MarkedFormat.Failure.CONTENT)
                            .with(MarkedFormat.Regions.ONE),
                    new MarkedFormat.Extras(List.of("<think>", "</think>"), List.of(), ""));

    @Override
    public String name() {
        return "hunyuan_a13b";
    }

    @Override
    public ToolParser create(ToolParserRequest request) {
        return new NumberedParser(MarkedParser.of(FORMAT, request, Delivery.STREAMED));
    }

    @Override
    public Optional<Constraint.StructuralTag> grammar(CallRules rules) {
        return FORMAT.grammar().under(rules);
    }
}
