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

/// The format of InternLM 2.5.
///
/// ```
/// <|action_start|><|plugin|>{"name": "get_weather", "parameters": {"city": "Tokyo"}}<|action_end|>
/// ```
///
/// One call per reply; text after it is dropped. The arguments' key is `parameters` or `arguments`;
/// without either there are none.
public final class InternlmToolParserProvider implements ToolParserProvider {

    private static final MarkedFormat FORMAT =
            new MarkedFormat(
                    List.of("<|action_start|>"),
                    List.of("<|plugin|>"),
                    List.of("<|action_end|>"),
                    CallReader.Shape.OBJECT,
                    CallKeys.of("name", "parameters", "arguments").with(CallKeys.Absence.EMPTY),
                    MarkedFormat.Rules.STRICT.with(MarkedFormat.Regions.ONE));

    @Override
    public String name() {
        return "internlm";
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
