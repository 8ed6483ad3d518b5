package dev.parley.parsers.tool.xml;

import dev.parley.parsers.tool.call.CallWriter.UnknownTools;
import dev.parley.parsers.tool.call.ContentGate.After;
import dev.parley.parsers.tool.call.ContentGate.Edges;
import dev.parley.parsers.tool.call.ValueText.Newlines;

/// What formats differ in besides their markers.
///
/// @param edges how a whole reply shows text beside calls
/// @param after what a stream shows of text after a call
/// @param unknown what becomes of calls to tools that the request does not have
/// @param newlines what newlines at the edges of a value mean
/// @param flaws what becomes of calls that are not whole
record Rules(Edges edges, After after, UnknownTools unknown, Newlines newlines, Flaws flaws) {

    /// What becomes of calls that are not whole.
    enum Flaws {
        /// They are reported with what is there.
        REPORTED,
        /// Where the reply ends inside a call, or has markup but no call, all markup is content.
        CUT_ABANDONED,
        /// As [#CUT_ABANDONED], and also where any markup is out of place.
        ABANDONED
    }

    /// Rules of a format that reports calls with what is there.
    Rules(Edges edges, After after, UnknownTools unknown, Newlines newlines) {
        this(edges, after, unknown, newlines, Flaws.REPORTED);
    }
}
