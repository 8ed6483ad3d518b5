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

/// The format of DeepSeek-V3.2. A reply with one call:
///
/// ```
/// Let me look. <｜DSML｜function_calls>
/// <｜DSML｜invoke name="get_weather">
/// <｜DSML｜parameter name="city" string="true">Paris</｜DSML｜parameter>
/// </｜DSML｜invoke>
/// </｜DSML｜function_calls>
/// ```
///
/// Text after the first call is dropped.
public final class DeepseekV32ToolParserProvider implements ToolParserProvider {

    private static final TagFormat FORMAT =
            new TagFormat(
                    List.of("<｜DSML｜function_calls>"),
                    "</｜DSML｜function_calls>",
                    new TagFormat.Tags("<｜DSML｜invoke", "</｜DSML｜invoke>"),
                    new TagFormat.Tags("<｜DSML｜parameter", "</｜DSML｜parameter>"),
                    new Rules(Edges.VERBATIM, After.DROPPED, UnknownTools.REPORTED, Newlines.KEPT));

    @Override
    public String name() {
        return "deepseek_v32";
    }

    @Override
    public ToolParser create(ToolParserRequest request) {
        return new TagCallParser(FORMAT, request, new DsmlParameters());
    }

    @Override
    public ParserAdjustment adjustment() {
        return ParserAdjustment.KEEP_SPECIAL_TOKENS;
    }

    @Override
    public Optional<Constraint.StructuralTag> grammar(CallRules rules) {
        return FORMAT.grammarOfAll(" string=\"true\"", " string=\"false\"").under(rules);
    }
}
