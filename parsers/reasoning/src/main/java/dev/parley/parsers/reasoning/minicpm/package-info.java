/// The format of MiniCPM-V, whose text is cleaned besides.
///
/// Entry type: [MinicpmvReasoningParserProvider]. Its parser belongs to one choice and one thread.
@NullMarked
package dev.parley.parsers.reasoning.minicpm;

import org.jspecify.annotations.NullMarked;
