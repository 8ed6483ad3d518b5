package dev.parley.parsers.tool.xml;

import java.util.List;

/// The markers of a format that writes `<call name><parameter name>value</parameter></call>` in a section.
///
/// @param sectionOpens what may open a section; calls without a section count too
/// @param sectionClose what closes it
/// @param call around a call; its opening lacks the name and `>`
/// @param parameter around a value; likewise
/// @param rules what else is particular
record TagFormat(
        List<String> sectionOpens, String sectionClose, Tags call, Tags parameter, Rules rules) {

    /// An opening and a closing marker.
    record Tags(String open, String close) {}
}
