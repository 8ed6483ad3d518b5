package dev.parley.parsers.tool.channel;

import dev.parley.api.structured.Constraint;
import dev.parley.api.tool.CallRules;
import dev.parley.api.tool.ParserAdjustment;
import dev.parley.api.tool.ToolParser;
import dev.parley.api.tool.ToolParserProvider;
import dev.parley.api.tool.ToolParserRequest;

import java.util.Optional;

/// The format of Kimi K3, here on several lines:
///
/// ```
/// <|open|>response<|sep|>Let me look.<|close|>response<|sep|>
/// <|open|>tools<|sep|>
/// <|open|>call tool="get_weather" index="0"<|sep|>
/// <|open|>argument key="city" type="string"<|sep|>Paris<|close|>argument<|sep|>
/// <|close|>call<|sep|>
/// <|close|>tools<|sep|>
/// ```
///
/// The content is the response, or the text before the tools where none is marked. Each call comes whole when it is
/// closed; one that is cut off is dropped.
public final class KimiK3ToolParserProvider implements ToolParserProvider {

    @Override
    public String name() {
        return "kimi_k3";
    }

    @Override
    public ToolParser create(ToolParserRequest request) {
        return new KimiParser(request);
    }

    @Override
    public ParserAdjustment adjustment() {
        return ParserAdjustment.KEEP_SPECIAL_TOKENS;
    }

    @Override
    public Optional<Constraint.StructuralTag> grammar(CallRules rules) {
        return KimiGrammar.of(rules);
    }
}
