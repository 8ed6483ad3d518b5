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

/// The formats of xLAM 1 and 2: an array that begins the reply, or stands after a thought, after
/// `[TOOL_CALLS]`, in `<tool_call>` tags, or in a code block.
///
/// ````
/// I'll check.
/// ```json
/// [{"name": "get_weather", "arguments": {"city": "Dallas"}}]
/// ```
/// ````
///
/// The first array of calls counts; text around it is content without the blanks before it.
/// Anything else in such places is content. Arguments may be an object written as a string.
public final class XlamToolParserProvider implements ToolParserProvider {

    private static final MarkedFormat FORMAT =
            new MarkedFormat(
                    List.of(),
                    List.of("[TOOL_CALLS]", "<tool_call>", "```"),
                    List.of("</tool_call>", "```"),
                    CallReader.Shape.ARRAY,
                    CallKeys.NAME_AND_ARGUMENTS
                            .with(CallKeys.Form.TEXT_DECODED)
                            .with(CallKeys.Absence.EMPTY),
                    new MarkedFormat.Rules(
                            MarkedFormat.Lead.NO_LAST_BLANKS,
                            MarkedFormat.Aside.CONTENT,
                            MarkedFormat.Failure.CONTENT,
                            MarkedFormat.Regions.ONE),
                    new MarkedFormat.Extras(List.of(), List.of("</think>"), "json"));

    @Override
    public String name() {
        return "xlam";
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
