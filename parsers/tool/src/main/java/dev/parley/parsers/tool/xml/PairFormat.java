package dev.parley.parsers.tool.xml;

import dev.parley.parsers.tool.call.Markers;
import dev.parley.parsers.tool.coerce.Coercion;
import dev.parley.parsers.tool.grammar.CallGrammar;
import dev.parley.parsers.tool.grammar.MarkupCall;

import java.util.ArrayList;
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

    /// What a marker is.
    enum Role {
        GROUP_OPEN,
        GROUP_CLOSE,
        CALL_OPEN,
        CALL_CLOSE,
        NAME_END,
        KEY_OPEN,
        KEY_CLOSE,
        VALUE_OPEN,
        VALUE_CLOSE
    }

    /// The markers.
    List<Markers.Mark<Role>> marks() {
        List<Markers.Mark<Role>> marks = new ArrayList<>();
        for (TagFormat.Tags tags : group) {
            marks.add(new Markers.Mark<>(tags.open(), Role.GROUP_OPEN));
            marks.add(new Markers.Mark<>(tags.close(), Role.GROUP_CLOSE));
        }
        nameEnds.forEach(end -> marks.add(new Markers.Mark<>(end, Role.NAME_END)));
        marks.add(new Markers.Mark<>(tag("<tool_call"), Role.CALL_OPEN));
        marks.add(new Markers.Mark<>(tag("</tool_call"), Role.CALL_CLOSE));
        marks.add(new Markers.Mark<>(tag("<arg_key"), Role.KEY_OPEN));
        marks.add(new Markers.Mark<>(tag("</arg_key"), Role.KEY_CLOSE));
        marks.add(new Markers.Mark<>(tag("<arg_value"), Role.VALUE_OPEN));
        marks.add(new Markers.Mark<>(tag("</arg_value"), Role.VALUE_CLOSE));
        return marks;
    }

    /// The grammar that follows from the declaration, with line breaks between tags.
    ///
    /// @param nameEnd what stands behind the function's name
    CallGrammar grammar(String nameEnd) {
        return grammar(nameEnd, "\n");
    }

    /// The grammar that follows from the declaration.
    ///
    /// @param nameEnd what stands behind the function's name
    /// @param between what stands between tags
    CallGrammar grammar(String nameEnd, String between) {
        MarkupCall.Argument argument =
                MarkupCall.Argument.plain(
                        tag("<arg_key"),
                        tag("</arg_key") + between + tag("<arg_value"),
                        tag("</arg_value") + between);
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
                        new MarkupCall.Style(valueEnds(), strings));
        return group.isEmpty()
                ? CallGrammar.alone(tag("<tool_call"), between, call)
                : CallGrammar.within(
                        new CallGrammar.Section(group.getFirst().open(), group.getFirst().close()),
                        between,
                        group.getFirst().open(),
                        call);
    }

    private List<String> valueEnds() {
        List<String> ends = new ArrayList<>();
        for (String opening :
                List.of(
                        "<tool_call",
                        "</tool_call",
                        "<arg_key",
                        "</arg_key",
                        "<arg_value",
                        "</arg_value")) {
            ends.add(tag(opening));
        }
        group.forEach(it -> ends.addAll(List.of(it.open(), it.close())));
        return ends;
    }

    private String tag(String opening) {
        return opening + suffix + ">";
    }
}
