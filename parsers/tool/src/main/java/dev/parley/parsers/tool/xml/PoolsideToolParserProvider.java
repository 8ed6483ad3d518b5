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

/// The format of Poolside. A reply with one call:
///
/// ```
/// <tool_call>get_weather
/// <arg_key>city</arg_key>
/// <arg_value>Paris</arg_value>
/// </tool_call>
/// ```
///
/// What is no declared string is read as JSON or Python. A reply that is cut off inside a call is content.
public final class PoolsideToolParserProvider implements ToolParserProvider {

    private static final PairFormat FORMAT =
            new PairFormat(
                    List.of(),
                    List.of(),
                    new LiteralCoercion(),
                    new Rules(
                            Edges.VERBATIM,
                            After.KEPT,
                            UnknownTools.REPORTED,
                            Newlines.KEPT,
                            Rules.Flaws.CUT_ABANDONED));

    @Override
    public String name() {
        return "poolside_v1";
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
        return FORMAT.grammar("\n").under(rules);
    }
}
