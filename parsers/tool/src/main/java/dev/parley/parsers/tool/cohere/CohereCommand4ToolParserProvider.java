package dev.parley.parsers.tool.cohere;

import dev.parley.api.structured.Constraint;
import dev.parley.api.tool.CallRules;
import dev.parley.api.tool.ParserAdjustment;
import dev.parley.api.tool.ToolParser;
import dev.parley.api.tool.ToolParserProvider;
import dev.parley.api.tool.ToolParserRequest;

import java.util.Optional;

/// The format of Command A+.
///
/// ```
/// <|START_THINKING|>I will add them.<|END_THINKING|><|START_ACTION|>[
///     {"tool_call_id": "0", "tool_name": "add", "parameters": {"a": 6, "b": 7}}
/// ]<|END_ACTION|>
/// ```
///
/// ```
/// <|START_TEXT|>It is <co>13</co: 0:[0]>.<|END_TEXT|>
/// ```
///
/// The response block is content without its citations; thoughts are dropped. Text outside blocks is a thought and dropped.
/// An action that is no array of calls is content.
public final class CohereCommand4ToolParserProvider implements ToolParserProvider {

    @Override
    public String name() {
        return "cohere_command4";
    }

    @Override
    public ToolParser create(ToolParserRequest request) {
        return CohereParser.of("TEXT", CohereParser.Unmarked.THOUGHT, request);
    }

    @Override
    public ParserAdjustment adjustment() {
        return ParserAdjustment.KEEP_SPECIAL_TOKENS;
    }

    @Override
    public Optional<Constraint.StructuralTag> grammar(CallRules rules) {
        return CohereCommand3ToolParserProvider.GRAMMAR.under(rules);
    }
}
