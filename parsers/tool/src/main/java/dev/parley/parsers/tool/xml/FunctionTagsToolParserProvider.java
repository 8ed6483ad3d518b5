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

/// A provider of a format that writes each call as `<function=name>` and `<parameter=name>` in a section of its own. It names
/// the section; all else follows.
interface FunctionTagsToolParserProvider extends ToolParserProvider {

    /// The markers.
    TagFormat format();

    /// The markers of a format.
    ///
    /// @param section name of the section's tag
    /// @param newlines what becomes of one at either end of a value
    static TagFormat format(String section, Newlines newlines) {
        return new TagFormat(
                List.of("<" + section + ">"),
                "</" + section + ">",
                new TagFormat.Tags("<function=", "</function>"),
                new TagFormat.Tags("<parameter=", "</parameter>"),
                new Rules(Edges.TRIMMED, After.KEPT, UnknownTools.REPORTED, newlines));
    }

    @Override
    default ToolParser create(ToolParserRequest request) {
        return new TagCallParser(
                format(), request, new PlainParameters(format().rules().newlines()));
    }

    @Override
    default ParserAdjustment adjustment() {
        return ParserAdjustment.KEEP_SPECIAL_TOKENS;
    }

    @Override
    default Optional<Constraint.StructuralTag> grammar(CallRules rules) {
        return format().grammarOfOne().under(rules);
    }
}
