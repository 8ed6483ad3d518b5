package dev.parley.parsers.tool.template;

import dev.parley.api.ParleyException.InvalidRequest;
import dev.parley.api.tool.CallRules;
import dev.parley.api.tool.CallRules.Demand;
import dev.parley.api.tool.CallRules.Repetition;
import dev.parley.api.tool.ParserAdjustment;
import dev.parley.api.tool.ToolDefinition.Strictness;
import dev.parley.api.tool.ToolParser;
import dev.parley.api.tool.ToolParserProvider;
import dev.parley.api.tool.ToolParserRequest;

/// The format that `response_template` in the tokenizer's configuration describes. With this one,
///
/// ```
/// {"start_anchor": "<|im_start|>assistant\n",
///  "fields": {"tool_calls": {"open_pattern": "<tool_call>(?P<name>\\w+)\\n", "close": "</tool_call>", "content": "json",
///             "transform": {"function": {"name": "{name}", "arguments": "{content}"}}}}}
/// ```
///
/// a call is:
///
/// ```
/// <tool_call>get_weather
/// {"city": "Paris"}</tool_call>
/// ```
///
/// A call comes when its region is closed or the text ends; a malformed one vanishes. Text in other regions is content.
/// The format is the model's own, so there is no grammar that could force a call: requests that ask for certainty, by
/// `tool_choice`, `strict` or `parallel_tool_calls: false`, are refused.
public final class HfToolParserProvider implements ToolParserProvider {

    @Override
    public String name() {
        return "hf";
    }

    /// @throws InvalidRequest where there is no template, or it cannot be used
    @Override
    public ToolParser create(ToolParserRequest request) {
        if (!request.responseTemplate().isObject()) {
            throw new InvalidRequest(
                    "The hf parser requires `response_template` metadata in the tokenizer"
                            + " configuration");
        }
        return new RegionParser(ResponseTemplate.of(request.responseTemplate()), request);
    }

    @Override
    public ParserAdjustment adjustment() {
        return ParserAdjustment.KEEP_SPECIAL_TOKENS;
    }

    /// @throws InvalidRequest where only a grammar could keep to the rules
    @Override
    public void check(CallRules rules) {
        if (rules.tools().stream().anyMatch(it -> it.strictness() == Strictness.STRICT)) {
            throw refusal("strict tools", "tools");
        }
        if (rules.demand() == Demand.REQUIRED) {
            throw refusal(
                    rules.repetition() == Repetition.ONCE && rules.tools().size() == 1
                            ? "named tool choice"
                            : "required tool choice",
                    "tool_choice");
        }
        if (rules.repetition() == Repetition.ONCE) {
            throw refusal("parallel_tool_calls=False", "parallel_tool_calls");
        }
    }

    private static InvalidRequest refusal(String guarantee, String parameter) {
        return new InvalidRequest(
                "response_template parsing cannot guarantee %s without a format-compatible structural grammar"
                        .formatted(guarantee),
                parameter);
    }
}
