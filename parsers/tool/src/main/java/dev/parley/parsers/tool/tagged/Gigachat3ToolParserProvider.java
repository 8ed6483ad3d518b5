package dev.parley.parsers.tool.tagged;

import dev.parley.api.structured.Constraint;
import dev.parley.api.tool.CallRules;
import dev.parley.api.tool.ParserAdjustment;
import dev.parley.api.tool.ToolParser;
import dev.parley.api.tool.ToolParserProvider;
import dev.parley.api.tool.ToolParserRequest;
import dev.parley.api.tool.ToolParserRequest.Delivery;
import dev.parley.parsers.tool.grammar.CallGrammar;
import dev.parley.parsers.tool.grammar.JsonCall;
import dev.parley.parsers.tool.marked.CallKeys;
import dev.parley.parsers.tool.marked.CallReader;
import dev.parley.parsers.tool.marked.MarkedFormat;
import dev.parley.parsers.tool.marked.MarkedParser;

import java.util.List;
import java.util.Optional;

/// The two formats of GigaChat 3.
///
/// ```
/// Let me check.<|message_sep|>
///
/// function call<|role_sep|>
/// {"name": "get_weather", "arguments": {"city": "Moscow"}}
/// ```
///
/// ```
/// Let me check.<|function_call|>{"name": "get_weather", "arguments": {"city": "Moscow"}}
/// ```
///
/// One call per reply; text after it is dropped. Arguments that are no object make the call content.
public final class Gigachat3ToolParserProvider implements ToolParserProvider {

    private static final MarkedFormat FORMAT =
            new MarkedFormat(
                    List.of("<|message_sep|>"),
                    List.of("<|function_call|>", "<|role_sep|>"),
                    List.of("</s>"),
                    CallReader.Shape.OBJECT,
                    CallKeys.NAME_AND_ARGUMENTS.with(CallKeys.Form.OBJECT),
                    MarkedFormat.Rules.STRICT
                            .with(MarkedFormat.Failure.CONTENT)
                            .with(MarkedFormat.Regions.ONE));

    private static final CallGrammar GRAMMAR =
            CallGrammar.alone(
                            "<|function_call|>",
                            "",
                            JsonCall.of("arguments").between("<|function_call|>", ""))
                    .once();

    @Override
    public String name() {
        return "gigachat3";
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
        return GRAMMAR.under(rules);
    }
}
