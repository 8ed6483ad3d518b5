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

/// A provider of one of DeepSeek's formats whose parameters say whether they are strings. It names its tags; all else
/// follows.
interface DsmlToolParserProvider extends ToolParserProvider {

    /// The markers.
    TagFormat format();

    /// The markers of a format.
    ///
    /// @param mark what all names of tags begin with
    /// @param sections names of the tags that may open the section; the first closes it
    static TagFormat format(String mark, String... sections) {
        return new TagFormat(
                List.of(sections).stream().map(it -> "<" + mark + it + ">").toList(),
                "</" + mark + sections[0] + ">",
                new TagFormat.Tags("<" + mark + "invoke", "</" + mark + "invoke>"),
                new TagFormat.Tags("<" + mark + "parameter", "</" + mark + "parameter>"),
                new Rules(Edges.VERBATIM, After.DROPPED, UnknownTools.REPORTED, Newlines.KEPT));
    }

    @Override
    default ToolParser create(ToolParserRequest request) {
        return new TagCallParser(format(), request, new DsmlParameters());
    }

    @Override
    default ParserAdjustment adjustment() {
        return ParserAdjustment.KEEP_SPECIAL_TOKENS;
    }

    @Override
    default Optional<Constraint.StructuralTag> grammar(CallRules rules) {
        return format().grammarOfAll(" string=\"true\"", " string=\"false\"").under(rules);
    }
}
