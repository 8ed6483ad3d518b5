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
import dev.parley.parsers.tool.coerce.SchemaCoercion;

import java.util.List;
import java.util.Optional;

/// The format of GLM-4.5 to GLM-5 and Ling 3. A reply with one call:
///
/// ```
/// <tool_call>get_weather
/// <arg_key>city</arg_key>
/// <arg_value>Paris</arg_value>
/// </tool_call>
/// ```
///
/// Blanks between tags are optional. A call to a tool that the request does not have is dropped.
public final class GlmToolParserProvider implements ToolParserProvider {

    private static final PairFormat FORMAT =
            new PairFormat(
                    List.of(),
                    List.of(),
                    new SchemaCoercion(),
                    new Rules(Edges.TRIMMED, After.KEPT, UnknownTools.DROPPED, Newlines.KEPT));

    @Override
    public String name() {
        return "glm45";
    }

    @Override
    public List<String> aliases() {
        return List.of("glm47", "ling3");
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
