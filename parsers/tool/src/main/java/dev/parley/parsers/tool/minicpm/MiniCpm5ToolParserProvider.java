package dev.parley.parsers.tool.minicpm;

import dev.parley.api.tool.ParserAdjustment;
import dev.parley.api.tool.ToolParser;
import dev.parley.api.tool.ToolParserProvider;
import dev.parley.api.tool.ToolParserRequest;

/// The format of MiniCPM 5. A call:
///
/// ```
/// <function name="get_weather"><param name="city">Paris</param><param name="days">3</param></function>
/// ```
///
/// Values may stand in CDATA sections. A block is content if its tool is unknown, a parameter has no name or comes twice, or
/// a required one is missing; parameters that are not declared are dropped. Blanks and line breaks in the tokenizer's own
/// spelling, and tags without the blank before `name`, are repaired. A whole reply shows no content beside calls, and without
/// calls only what follows the last `</think>`; a stream shows all text outside calls.
public final class MiniCpm5ToolParserProvider implements ToolParserProvider {

    @Override
    public String name() {
        return "minicpm5";
    }

    @Override
    public ToolParser create(ToolParserRequest request) {
        return new BlockParser(request);
    }

    @Override
    public ParserAdjustment adjustment() {
        return ParserAdjustment.KEEP_SPECIAL_TOKENS;
    }
}
