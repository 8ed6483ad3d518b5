package dev.parley.parsers.tool.harmony;

import dev.parley.api.structured.Constraint;
import dev.parley.api.tool.CallRules;
import dev.parley.api.tool.ParserAdjustment;
import dev.parley.api.tool.ToolParser;
import dev.parley.api.tool.ToolParserProvider;
import dev.parley.api.tool.ToolParserRequest;
import dev.parley.parsers.tool.grammar.CallGrammar;

import java.util.Optional;

/// The harmony format of gpt-oss: messages with a channel and perhaps a recipient, here one a line.
/// The first `<|start|>assistant` belongs to the prompt.
///
/// ```
/// <|channel|>analysis<|message|>I need the weather.<|end|>
/// <|start|>assistant<|channel|>commentary to=functions.get_weather <|constrain|>json<|message|>{"city": "Paris"}<|call|>
/// ```
///
/// `final` and `commentary` without a recipient are content, joined by line breaks in a complete
/// reply; `analysis` is dropped. A recipient that is a function makes a call in any channel, with or
/// without `functions.` before its name and on either side of the channel; messages to built-in tools
/// are dropped. Messages that are cut off stay as far as they came.
public final class OpenaiToolParserProvider implements ToolParserProvider {

    @Override
    public String name() {
        return "openai";
    }

    @Override
    public ToolParser create(ToolParserRequest request) {
        return HarmonyParser.of(request, request.delivery());
    }

    @Override
    public ParserAdjustment adjustment() {
        return ParserAdjustment.KEEP_SPECIAL_TOKENS;
    }

    @Override
    public Optional<Constraint.StructuralTag> grammar(CallRules rules) {
        return Optional.of(CallGrammar.tag(HarmonyGrammar.of(rules)));
    }
}
