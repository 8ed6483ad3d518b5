/// JSON calls without markers, as Llama 3 and 4 write them.
///
/// Entry type: [Llama3JsonToolParserProvider]. A parser belongs to one choice and one thread.
@NullMarked
package dev.parley.parsers.tool.llama;

import org.jspecify.annotations.NullMarked;
