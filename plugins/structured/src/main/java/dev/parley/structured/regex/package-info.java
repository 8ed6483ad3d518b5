/// Reads regular expressions: what can be matched in linear time, and nothing else.
///
/// Entry type: [RegexParser]; one thread.
@NullMarked
package dev.parley.structured.regex;

import org.jspecify.annotations.NullMarked;
