package dev.parley.parsers.tool.xml;

import dev.parley.parsers.tool.coerce.Coercion;
import dev.parley.parsers.tool.grammar.CallGrammar;
import dev.parley.parsers.tool.grammar.MarkupCall;

import java.util.List;

/// A format that writes `<tool_call>name`, then pairs of `<arg_key>` and `<arg_value>`, then `</tool_call>`.
///
/// @param group around all calls; empty where calls stand alone
/// @param nameEnds markers that end the name beside a newline and the first key
/// @param coercion how values are read
/// @param suffix what all tags of calls and pairs end in before `>`
/// @param rules what else is particular
record PairFormat(
        List<TagFormat.Tags> group,
        List<String> nameEnds,
        Coercion coercion,
        String suffix,
        Rules rules) {

    /// A format with plain tags.
    PairFormat(List<TagFormat.Tags> group, List<String> nameEnds, Coercion coercion, Rules rules) {
        this(group, nameEnds, coercion, "", rules);
    }

    /// The grammar that follows from the declaration.
    ///
    /// @param nameEnd what stands behind the function's name
    CallGrammar grammar(String nameEnd) {
        MarkupCall.Argument argument =
                MarkupCall.Argument.plain(
                        tag("<arg_key"),
                        tag("</arg_key") + "\n" + tag("<arg_value"),
                        tag("</arg_value") + "\n");
        MarkupCall.Strings strings =
                coercion instanceof LiteralCoercion
                        ? MarkupCall.Strings.BARE_WHERE_DECLARED
                        : MarkupCall.Strings.BARE;
        MarkupCall call =
                new MarkupCall(
                        tag("<tool_call"),
                        nameEnd,
                        argument,
                        tag("</tool_call"),
                        new MarkupCall.Style(
                                List.of(
                                        tag("<tool_call"),
                                        tag("</tool_call"),
                                        tag("<arg_key"),
                                        tag("</arg_key"),
                                        tag("<arg_value")),
                                strings));
        return group.isEmpty()
                ? CallGrammar.alone(tag("<tool_call"), "\n", call)
                : CallGrammar.within(
                        new CallGrammar.Section(group.getFirst().open(), group.getFirst().close()),
                        "\n",
                        group.getFirst().open(),
                        call);
    }

    private String tag(String opening) {
        return opening + suffix + ">";
    }
}
