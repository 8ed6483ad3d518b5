package dev.parley.parsers.tool.xml;

import dev.parley.api.structured.Constraint;
import dev.parley.api.tool.CallRules;
import dev.parley.api.tool.ParserAdjustment;
import dev.parley.api.tool.ToolParser;
import dev.parley.api.tool.ToolParserProvider;
import dev.parley.api.tool.ToolParserRequest;
import dev.parley.parsers.tool.call.CallWriter.UnknownTools;
import dev.parley.parsers.tool.call.ContentGate.After;
import dev.parley.parsers.tool.call.ContentGate.Edges;
import dev.parley.parsers.tool.call.ValueText.Newlines;
import dev.parley.parsers.tool.grammar.CallGrammar;
import dev.parley.parsers.tool.grammar.MarkupCall;

import java.util.List;
import java.util.Optional;

/// The format of Step-3. A reply with one call, here on several lines:
///
/// ```
/// <｜tool_calls_begin｜>
/// <｜tool_call_begin｜>function<｜tool_sep｜>
/// <steptml:invoke name="get_weather"><steptml:parameter name="city">Paris</steptml:parameter></steptml:invoke>
/// <｜tool_call_end｜>
/// <｜tool_calls_end｜>
/// ```
///
/// The type and its separator may be missing. Text before and after the section is content; a whole reply shows it
/// without blanks around it. A section that is cut off, or has no call, is content.
public final class Step3ToolParserProvider implements ToolParserProvider {

    private static final TagFormat FORMAT =
            new TagFormat(
                    List.of("<｜tool_calls_begin｜>"),
                    "<｜tool_calls_end｜>",
                    new TagFormat.Tags("<steptml:invoke", "</steptml:invoke>"),
                    new TagFormat.Tags("<steptml:parameter", "</steptml:parameter>"),
                    TagFormat.SectionNeed.REQUIRED,
                    new Rules(
                            Edges.TRIMMED,
                            After.JOINED,
                            UnknownTools.REPORTED,
                            Newlines.KEPT,
                            Rules.Flaws.CUT_ABANDONED));

    private static final CallGrammar GRAMMAR =
            CallGrammar.within(
                    new CallGrammar.Section("<｜tool_calls_begin｜>\n", "<｜tool_calls_end｜>"),
                    "",
                    "<｜tool_calls_begin｜>",
                    new MarkupCall(
                            "<｜tool_call_begin｜>function<｜tool_sep｜><steptml:invoke name=\"",
                            "\">",
                            MarkupCall.Argument.plain(
                                    "<steptml:parameter name=\"", "\">", "</steptml:parameter>"),
                            "</steptml:invoke><｜tool_call_end｜>\n",
                            new MarkupCall.Style(List.of("<"), MarkupCall.Strings.BARE_SCALARS)));

    @Override
    public String name() {
        return "step3";
    }

    @Override
    public ToolParser create(ToolParserRequest request) {
        return new TagCallParser(FORMAT, request, new StepParameters());
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
