package dev.parley.parsers.tool.pythonic;

import java.util.List;

/// What surrounds and separates calls.
///
/// @param open markers that may precede the calls; none where there are no markers
/// @param close markers that may follow them
/// @param layout how calls are listed
record PythonicFormat(List<String> open, List<String> close, Layout layout) {

    /// How calls are listed.
    enum Layout {
        /// In brackets, with commas between; markers around the brackets are optional.
        LIST,
        /// One a line; both markers are required.
        LINES
    }
}
