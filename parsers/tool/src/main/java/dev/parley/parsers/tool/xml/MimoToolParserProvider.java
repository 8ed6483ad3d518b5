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

/// The format of MiMo. A reply with one call:
///
/// ```
/// Let me look.
/// <tool_call>
/// <function=get_weather>
/// <parameter=city>
/// Paris
/// </parameter>
/// </function>
/// </tool_call>
/// ```
///
/// Values keep their newlines.
public final class MimoToolParserProvider implements ToolParserProvider {

    private static final TagFormat FORMAT =
            new TagFormat(
                    List.of("<tool_call>"),
                    "</tool_call>",
                    new TagFormat.Tags("<function=", "</function>"),
                    new TagFormat.Tags("<parameter=", "</parameter>"),
                    new Rules(Edges.TRIMMED, After.KEPT, UnknownTools.REPORTED, Newlines.KEPT));

    @Override
    public String name() {
        return "mimo";
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
        return FORMAT.grammarOfOne().under(rules);
    }
}
