package dev.parley.parsers.tool.tagged;

import dev.parley.api.structured.Constraint;
import dev.parley.api.tool.CallRules;
import dev.parley.api.tool.ToolParser;
import dev.parley.api.tool.ToolParserProvider;
import dev.parley.api.tool.ToolParserRequest;
import dev.parley.parsers.tool.marked.CallKeys;
import dev.parley.parsers.tool.marked.CallReader;
import dev.parley.parsers.tool.marked.MarkedFormat;
import dev.parley.parsers.tool.marked.MarkedParser;

import java.util.List;
import java.util.Optional;

/// The format of Phi-4-mini.
///
/// ```
/// functools[{"name": "get_weather", "arguments": {"city": "Tokyo"}}]
/// ```
///
/// Text after the array is dropped. Text before it is content in a stream and dropped from a complete
/// reply with calls. An array that holds anything but calls, whose arguments are objects, is content.
public final class Phi4MiniJsonToolParserProvider implements ToolParserProvider {

    private static final MarkedFormat FORMAT =
            new MarkedFormat(
                    List.of(),
                    List.of("functools"),
                    List.of(),
                    CallReader.Shape.ARRAY,
                    CallKeys.NAME_AND_ARGUMENTS.with(CallKeys.Form.OBJECT),
                    MarkedFormat.Rules.STRICT
                            .with(MarkedFormat.Lead.STREAMED_ONLY)
                            .with(MarkedFormat.Failure.CONTENT)
                            .with(MarkedFormat.Regions.ONE));

    @Override
    public String name() {
        return "phi4_mini_json";
    }

    @Override
    public ToolParser create(ToolParserRequest request) {
        return MarkedParser.of(FORMAT, request, request.delivery());
    }

    @Override
    public Optional<Constraint.StructuralTag> grammar(CallRules rules) {
        return FORMAT.grammar().under(rules);
    }
}
