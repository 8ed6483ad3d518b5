package dev.parley.parsers.tool.xml;

import dev.parley.parsers.tool.call.ValueText.Newlines;
import dev.parley.parsers.tool.grammar.CallGrammar;
import dev.parley.parsers.tool.grammar.MarkupCall;

import java.util.ArrayList;
import java.util.List;

/// The markers of a format that writes `<call name><parameter name>value</parameter></call>` in a section.
///
/// @param sectionOpens what may open a section
/// @param sectionClose what closes it
/// @param call around a call; its opening lacks the name and `>`
/// @param parameter around a value; likewise
/// @param need whether calls count only in a section
/// @param rules what else is particular
record TagFormat(
        List<String> sectionOpens,
        String sectionClose,
        Tags call,
        Tags parameter,
        SectionNeed need,
        Rules rules) {

    /// Whether calls count only in a section.
    enum SectionNeed {
        /// They count anywhere.
        NONE,
        /// Elsewhere they are content.
        REQUIRED
    }

    /// A format whose calls count anywhere.
    TagFormat(
            List<String> sectionOpens,
            String sectionClose,
            Tags call,
            Tags parameter,
            Rules rules) {
        this(sectionOpens, sectionClose, call, parameter, SectionNeed.NONE, rules);
    }

    /// The grammar of calls that each stand in a section of their own.
    CallGrammar grammarOfOne() {
        String open = sectionOpens.getFirst() + "\n";
        return CallGrammar.alone(
                sectionOpens.getFirst(),
                "\n",
                markup(open + call.open(), call.close() + "\n" + sectionClose, argument("", "")));
    }

    /// The grammar of calls that stand in one section.
    ///
    /// @param string further attributes of a parameter that is a string
    /// @param json further attributes of any other
    CallGrammar grammarOfAll(String string, String json) {
        return CallGrammar.within(
                new CallGrammar.Section(sectionOpens.getFirst() + "\n", sectionClose),
                "",
                sectionOpens.getFirst(),
                markup(call.open(), call.close() + "\n", argument(string, json)));
    }

    private MarkupCall markup(String before, String closing, MarkupCall.Argument argument) {
        List<String> markers = new ArrayList<>(sectionOpens);
        markers.addAll(List.of(sectionClose, call.open(), call.close(), parameter.open()));
        return new MarkupCall(
                before + nameOpen(call),
                nameClose(call) + "\n",
                argument,
                closing,
                new MarkupCall.Style(markers, MarkupCall.Strings.BARE));
    }

    private MarkupCall.Argument argument(String string, String json) {
        String line = rules.newlines() == Newlines.TRIMMED ? "\n" : "";
        String end = nameClose(parameter);
        return MarkupCall.Argument.told(
                parameter.open() + nameOpen(parameter),
                end.replace(">", string + ">") + line,
                end.replace(">", json + ">") + line,
                line + parameter.close() + "\n");
    }

    private static String nameOpen(Tags tags) {
        return tags.open().endsWith("=") ? "" : " name=\"";
    }

    private static String nameClose(Tags tags) {
        return tags.open().endsWith("=") ? ">" : "\">";
    }

    /// An opening and a closing marker.
    record Tags(String open, String close) {}
}
