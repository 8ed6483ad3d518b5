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

import java.util.List;
import java.util.Optional;

/// The format of MiniMax-M2. A reply with one call:
///
/// ```
/// <minimax:tool_call>
/// <invoke name="get_weather">
/// <parameter name="city">Paris</parameter>
/// </invoke>
/// </minimax:tool_call>
/// ```
///
/// Values are taken as written. A call to a tool that the request does not have is dropped.
public final class MinimaxM2ToolParserProvider implements ToolParserProvider {

    private static final TagFormat FORMAT =
            new TagFormat(
                    List.of("<minimax:tool_call>"),
                    "</minimax:tool_call>",
                    new TagFormat.Tags("<invoke", "</invoke>"),
                    new TagFormat.Tags("<parameter", "</parameter>"),
                    new Rules(Edges.TRIMMED, After.KEPT, UnknownTools.DROPPED, Newlines.KEPT));

    @Override
    public String name() {
        return "minimax_m2";
    }

    @Override
    public ToolParser create(ToolParserRequest request) {
        return new TagCallParser(FORMAT, request, new PlainParameters(Newlines.KEPT));
    }

    @Override
    public ParserAdjustment adjustment() {
        return ParserAdjustment.KEEP_SPECIAL_TOKENS;
    }

    @Override
    public Optional<Constraint.StructuralTag> grammar(CallRules rules) {
        return FORMAT.grammarOfAll("", "").under(rules);
    }
}
