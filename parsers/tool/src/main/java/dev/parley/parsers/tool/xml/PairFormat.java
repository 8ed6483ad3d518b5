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
/// @param rules what else is particular
/// @param cut what becomes of a reply that ends inside a call
record PairFormat(
        List<TagFormat.Tags> group,
        List<String> nameEnds,
        Coercion coercion,
        Rules rules,
        Cut cut) {

    private static final List<String> MARKERS =
            List.of("<tool_call>", "</tool_call>", "<arg_key>", "</arg_key>", "<arg_value>");

    /// The grammar that follows from the declaration.
    ///
    /// @param nameEnd what stands behind the function's name
    CallGrammar grammar(String nameEnd) {
        MarkupCall.Argument argument =
                MarkupCall.Argument.plain("<arg_key>", "</arg_key>\n<arg_value>", "</arg_value>\n");
        MarkupCall.Strings strings =
                coercion instanceof LiteralCoercion
                        ? MarkupCall.Strings.BARE_WHERE_DECLARED
                        : MarkupCall.Strings.BARE;
        MarkupCall call =
                new MarkupCall(
                        "<tool_call>",
                        nameEnd,
                        argument,
                        "</tool_call>",
                        new MarkupCall.Style(MARKERS, strings));
        return group.isEmpty()
                ? CallGrammar.alone("<tool_call>", "\n", call)
                : CallGrammar.within(
                        new CallGrammar.Section(group.getFirst().open(), group.getFirst().close()),
                        "\n",
                        group.getFirst().open(),
                        call);
    }

    /// What becomes of a reply that ends inside a call.
    enum Cut {
        /// The call is reported with what is there.
        REPORTED,
        /// All calls are content.
        ABANDONED
    }
}
