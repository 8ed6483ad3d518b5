package dev.parley.parsers.tool.hermes;

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

/// The format of ERNIE-4.5 Thinking.
///
/// ```
/// <tool_call>
/// {"name": "get_weather", "arguments": {"city": "Beijing"}}
/// </tool_call>
/// ```
///
/// Line breaks before the first call are dropped, as is text between and after calls. A call
/// without arguments has none.
public final class Ernie45ToolParserProvider implements ToolParserProvider {

    private static final MarkedFormat FORMAT =
            new MarkedFormat(
                    List.of(),
                    List.of("<tool_call>"),
                    List.of("</tool_call>"),
                    CallReader.Shape.OBJECT,
                    CallKeys.NAME_AND_ARGUMENTS.with(CallKeys.Absence.EMPTY),
                    MarkedFormat.Rules.STRICT.with(MarkedFormat.Lead.NO_LAST_BREAKS));

    @Override
    public String name() {
        return "ernie45";
    }

    @Override
    public ToolParser create(ToolParserRequest request) {
        return MarkedParser.of(FORMAT, request, Delivery.STREAMED);
    }

    @Override
    public Optional<Constraint.StructuralTag> grammar(CallRules rules) {
        return FORMAT.grammar("\n", "\n").under(rules);
    }
}
