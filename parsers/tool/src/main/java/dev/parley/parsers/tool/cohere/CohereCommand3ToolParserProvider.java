package dev.parley.parsers.tool.cohere;

import dev.parley.api.structured.Constraint;
import dev.parley.api.tool.CallRules;
import dev.parley.api.tool.ParserAdjustment;
import dev.parley.api.tool.ToolParser;
import dev.parley.api.tool.ToolParserProvider;
import dev.parley.api.tool.ToolParserRequest;
import dev.parley.parsers.tool.grammar.CallGrammar;
import dev.parley.parsers.tool.grammar.JsonCall;

import java.util.Optional;

/// The format of Command A.
///
/// ```
/// <|START_THINKING|>I will add them.<|END_THINKING|><|START_ACTION|>[
///     {"tool_call_id": "0", "tool_name": "add", "parameters": {"a": 6, "b": 7}}
/// ]<|END_ACTION|>
/// ```
///
/// ```
/// <|START_RESPONSE|>It is <co>13</co: 0:[0]>.<|END_RESPONSE|>
/// ```
///
/// The response block is content without its citations; thoughts are dropped. Text outside blocks is content.
/// An action that is no array of calls is content.
public final class CohereCommand3ToolParserProvider implements ToolParserProvider {

    static final CallGrammar GRAMMAR =
            CallGrammar.within(
                    new CallGrammar.Section("<|START_ACTION|>[", "]<|END_ACTION|>"),
                    ", ",
                    "<|START_ACTION|>",
                    new JsonCall("", "", "tool_call_id", "tool_name", "parameters"));

    @Override
    public String name() {
        return "cohere_command3";
    }

    @Override
    public ToolParser create(ToolParserRequest request) {
        return CohereParser.of("RESPONSE", CohereParser.Unmarked.CONTENT, request);
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
