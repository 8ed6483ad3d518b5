package dev.parley.parsers.tool.pythonic;

import dev.parley.api.structured.Constraint;
import dev.parley.api.tool.CallRules;
import dev.parley.api.tool.ParserAdjustment;
import dev.parley.api.tool.ToolParser;
import dev.parley.api.tool.ToolParserProvider;
import dev.parley.api.tool.ToolParserRequest;

import java.util.Optional;

/// The format of LFM2 and LFM2.5:
///
/// ```
/// Let me look. <|tool_call_start|>[get_weather(city='Paris')]<|tool_call_end|> One moment.
/// ```
///
/// Only the first block counts, and its end may be missing. Some mistakes are repaired: line breaks and unescaped quotes in
/// strings, zeros before integers. What the model repeats of the block up to a further end marker is dropped; for its sake
/// text after the block that begins with `[` or `<` waits. A whole reply shows the text before and after the block on lines
/// of their own, without blanks around them.
public final class Lfm2ToolParserProvider implements ToolParserProvider {

    @Override
    public String name() {
        return "lfm2";
    }

    @Override
    public ToolParser create(ToolParserRequest request) {
        return new BlockParser(request);
    }

    @Override
    public ParserAdjustment adjustment() {
        return ParserAdjustment.KEEP_SPECIAL_TOKENS;
    }

    @Override
    public Optional<Constraint.StructuralTag> grammar(CallRules rules) {
        return PythonicGrammar.block("<|tool_call_start|>", "<|tool_call_end|>").under(rules);
    }
}
