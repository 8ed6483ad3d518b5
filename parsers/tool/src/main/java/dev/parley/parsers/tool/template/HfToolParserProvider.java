package dev.parley.parsers.tool.template;

import dev.parley.api.ParleyException.InvalidRequest;
import dev.parley.api.tool.ParserAdjustment;
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
}
