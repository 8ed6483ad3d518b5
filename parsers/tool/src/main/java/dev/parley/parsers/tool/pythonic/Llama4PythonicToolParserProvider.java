package dev.parley.parsers.tool.pythonic;

import dev.parley.api.structured.Constraint;
import dev.parley.api.tool.CallRules;
import dev.parley.api.tool.ParserAdjustment;
import dev.parley.api.tool.ToolParser;
import dev.parley.api.tool.ToolParserProvider;
import dev.parley.api.tool.ToolParserRequest;
import dev.parley.parsers.tool.grammar.CallGrammar.Section;

import java.util.List;
import java.util.Optional;

/// The format of Llama 4: `<|python_start|>[get_weather(city='Paris'), get_time()]<|python_end|>`.
/// The markers are optional.
public final class Llama4PythonicToolParserProvider implements ToolParserProvider {

    private static final PythonicFormat FORMAT =
            new PythonicFormat(
                    List.of("<|python_start|>"),
                    List.of("<|python_end|>"),
                    PythonicFormat.Layout.LIST);

    @Override
    public String name() {
        return "llama4_pythonic";
    }

    @Override
    public ToolParser create(ToolParserRequest request) {
        return new PythonicToolParser(FORMAT, request);
    }

    @Override
    public ParserAdjustment adjustment() {
        return ParserAdjustment.KEEP_SPECIAL_TOKENS;
    }

    @Override
    public Optional<Constraint.StructuralTag> grammar(CallRules rules) {
        return PythonicGrammar.reply(rules, new Section("[", "]"), ", ", "\\[<");
    }
}
