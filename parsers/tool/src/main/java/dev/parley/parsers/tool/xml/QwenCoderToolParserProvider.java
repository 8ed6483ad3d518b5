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

/// The format of Qwen3-Coder, Qwen3.5, Nemotron 3 and Step-3.5. A reply with one call:
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
/// One newline at either end of a value is layout.
public final class QwenCoderToolParserProvider implements ToolParserProvider {

    private static final TagFormat FORMAT =
            new TagFormat(
                    List.of("<tool_call>"),
                    "</tool_call>",
                    new TagFormat.Tags("<function=", "</function>"),
                    new TagFormat.Tags("<parameter=", "</parameter>"),
                    new Rules(Edges.TRIMMED, After.KEPT, UnknownTools.REPORTED, Newlines.TRIMMED));

    @Override
    public String name() {
        return "qwen3_coder";
    }

    @Override
    public List<String> aliases() {
        return List.of("qwen3_xml", "step3p5");
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
