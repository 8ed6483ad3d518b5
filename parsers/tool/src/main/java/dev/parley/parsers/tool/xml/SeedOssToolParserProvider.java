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

/// The format of Seed-OSS. A reply with one call:
///
/// ```
/// Let me look.
/// <seed:tool_call>
/// <function=get_weather>
/// <parameter=city>
/// Paris
/// </parameter>
/// </function>
/// </seed:tool_call>
/// ```
///
/// One newline at either end of a value is layout.
public final class SeedOssToolParserProvider implements ToolParserProvider {

    private static final TagFormat FORMAT =
            new TagFormat(
                    List.of("<seed:tool_call>"),
                    "</seed:tool_call>",
                    new TagFormat.Tags("<function=", "</function>"),
                    new TagFormat.Tags("<parameter=", "</parameter>"),
                    new Rules(Edges.TRIMMED, After.KEPT, UnknownTools.REPORTED, Newlines.TRIMMED));

    @Override
    public String name() {
        return "seed_oss";
    }

    @Override
    public ToolParser create(ToolParserRequest request) {
        return new TagCallParser(FORMAT, request, new PlainParameters(Newlines.TRIMMED));
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
