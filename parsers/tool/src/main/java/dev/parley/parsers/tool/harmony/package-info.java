/// The channels of gpt-oss.
///
/// Entry type: [OpenaiToolParserProvider]. A parser belongs to one choice and one thread.
@NullMarked
package dev.parley.parsers.tool.harmony;

import org.jspecify.annotations.NullMarked;
