package dev.parley.parsers.tool.pythonic;

import java.util.List;

/// What surrounds and separates calls.
///
/// @param open markers that may precede the calls; none where there are no markers
/// @param close markers that may follow them
/// @param layout how calls are listed
/// @param reading how close to Python they must be
record PythonicFormat(List<String> open, List<String> close, Layout layout, Reading reading) {

    /// A format that is read as Python.
    PythonicFormat(List<String> open, List<String> close, Layout layout) {
        this(open, close, layout, Reading.PYTHON);
    }

    /// How calls are listed.
    enum Layout {
        /// In brackets, with commas between; markers around the brackets are optional.
        LIST,
        /// One a line; both markers are required.
        LINES
    }
}
