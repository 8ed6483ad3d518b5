package dev.parley.parsers.tool.inkling;

import dev.parley.api.structured.Constraint;
import dev.parley.api.tool.CallRules;
import dev.parley.api.tool.ParserAdjustment;
import dev.parley.api.tool.ToolParser;
import dev.parley.api.tool.ToolParserProvider;
import dev.parley.api.tool.ToolParserRequest;
import dev.parley.parsers.tool.grammar.CallGrammar;
import dev.parley.parsers.tool.grammar.JsonCall;
import dev.parley.parsers.tool.schema.CoercingParser;

import java.util.Optional;

/// The format of Inkling: messages, each with one block.
///
/// ```
/// <|message_model|><|content_text|>Let me check.<|end_message|>
/// <|message_model|><|content_invoke_tool_json|>{"name": "get_weather", "args": {"city": "Wien"}}<|end_message|>
/// ```
///
/// Text blocks and text outside messages are content, thoughts are dropped. The arguments' key is
/// `args`, `arguments` or `parameters`. A call that is cut off stays as far as it came. In a complete
/// reply arguments are made to fit the tool's schema.
public final class InklingToolParserProvider implements ToolParserProvider {

    private static final CallGrammar GRAMMAR =
            CallGrammar.alone(
                    "<|message_model|><|content_invoke_tool_json|>",
                    "",
                    JsonCall.of("args")
                            .between(
                                    "<|message_model|><|content_invoke_tool_json|>",
                                    "<|end_message|>"));

    @Override
    public String name() {
        return "inkling";
    }

    @Override
    public ToolParser create(ToolParserRequest request) {
        return CoercingParser.of(InklingParser.of(request), request, request.delivery());
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
