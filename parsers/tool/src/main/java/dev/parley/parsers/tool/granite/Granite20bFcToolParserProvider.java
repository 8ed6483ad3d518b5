package dev.parley.parsers.tool.granite;

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

/// The format of granite-20b-functioncalling.
///
/// ```
/// <function_call> {"name": "get_weather", "arguments": {"city": "Tokyo"}}
/// <function_call> {"name": "get_time", "arguments": {"timezone": "Asia/Tokyo"}}
/// ```
///
/// Text before the first call is content; text after a call's object is dropped. One malformed call
/// makes the whole reply content, as far as it was not streamed yet.
public final class Granite20bFcToolParserProvider implements ToolParserProvider {

    private static final MarkedFormat FORMAT =
            new MarkedFormat(
                    List.of(),
                    List.of("<function_call>"),
                    List.of(),
                    CallReader.Shape.OBJECT,
                    CallKeys.NAME_AND_ARGUMENTS,
                    MarkedFormat.Rules.STRICT);

    @Override
    public String name() {
        return "granite-20b-fc";
    }

    @Override
    public ToolParser create(ToolParserRequest request) {
        return MarkedParser.of(FORMAT, request, Delivery.STREAMED);
    }

    @Override
    public Optional<Constraint.StructuralTag> grammar(CallRules rules) {
        return FORMAT.grammar(" ", "").under(rules);
    }
}
