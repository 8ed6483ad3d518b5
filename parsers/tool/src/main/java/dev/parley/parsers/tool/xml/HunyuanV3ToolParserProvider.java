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

/// The format of Hunyuan 3. A reply with one call:
///
/// ```
/// <tool_calls>
/// <tool_call>get_weather<tool_sep>
/// <arg_key>city</arg_key>
/// <arg_value>Paris</arg_value>
/// </tool_call>
/// </tool_calls>
/// ```
///
/// Text after the first call is dropped.
public final class HunyuanV3ToolParserProvider implements ToolParserProvider {

    private static final PairFormat FORMAT =
            new PairFormat(
                    List.of(new TagFormat.Tags("<tool_calls>", "</tool_calls>")),
                    List.of("<tool_sep>"),
                    new HunyuanCoercion(),
                    new Rules(Edges.VERBATIM, After.DROPPED, UnknownTools.REPORTED, Newlines.KEPT));

    @Override
    public String name() {
        return "hy_v3";
    }

    @Override
    public ToolParser create(ToolParserRequest request) {
        return new PairCallParser(FORMAT, request);
    }

    @Override
    public ParserAdjustment adjustment() {
        return ParserAdjustment.KEEP_SPECIAL_TOKENS;
    }

    @Override
    public Optional<Constraint.StructuralTag> grammar(CallRules rules) {
        return FORMAT.grammar("<tool_sep>\n").under(rules);
    }
}
