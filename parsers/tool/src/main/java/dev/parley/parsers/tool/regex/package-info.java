/// Regular expressions that are found in one pass over a text, however they are made: for patterns that come with a model.
///
/// Entry type: [LinearPattern]. Immutable.
@NullMarked
package dev.parley.parsers.tool.regex;

import org.jspecify.annotations.NullMarked;
