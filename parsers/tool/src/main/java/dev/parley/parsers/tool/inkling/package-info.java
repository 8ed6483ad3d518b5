/// The block format of Inkling.
///
/// Entry type: [InklingToolParserProvider]. A parser belongs to one choice and one thread.
@NullMarked
package dev.parley.parsers.tool.inkling;

import org.jspecify.annotations.NullMarked;
