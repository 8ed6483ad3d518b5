package dev.parley.parsers.tool.minicpm;

import dev.parley.api.structured.Constraint;
import dev.parley.api.tool.CallRules;
import dev.parley.api.tool.ParserAdjustment;
import dev.parley.api.tool.ToolParser;
import dev.parley.api.tool.ToolParserProvider;
import dev.parley.api.tool.ToolParserRequest;
import dev.parley.parsers.tool.grammar.CallGrammar;
import dev.parley.parsers.tool.grammar.MarkupCall;

import java.util.List;
import java.util.Optional;

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

    private static final CallGrammar GRAMMAR =
            CallGrammar.alone(
                    "<function",
                    "\n",
                    new MarkupCall(
                            "<function name=\"",
                            "\">",
                            MarkupCall.Argument.plain("<param name=\"", "\">", "</param>"),
                            "</function>",
                            new MarkupCall.Style(
                                    List.of(
                                            "<function",
                                            "</function",
                                            "<param",
                                            "</param",
                                            "<![CDATA["),
                                    MarkupCall.Strings.BARE_WHERE_DECLARED)));

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

    @Override
    public Optional<Constraint.StructuralTag> grammar(CallRules rules) {
        return GRAMMAR.under(rules);
    }
}
