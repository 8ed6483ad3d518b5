/// The format of dots models, with bodies of JSON or of XML-like tags.
///
/// Entry type: [DotsToolParserProvider]. A parser belongs to one choice and one thread.
@NullMarked
package dev.parley.parsers.tool.dots;

import org.jspecify.annotations.NullMarked;
