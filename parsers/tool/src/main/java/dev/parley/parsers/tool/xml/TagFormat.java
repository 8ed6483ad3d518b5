package dev.parley.parsers.tool.xml;

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

    /// An opening and a closing marker.
    record Tags(String open, String close) {}
}
