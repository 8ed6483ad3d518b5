/// JSON calls between `<tool_call>` tags, as Hermes and Qwen write them.
///
/// Entry type: [HermesToolParserProvider]. A parser belongs to one choice and one thread.
@NullMarked
package dev.parley.parsers.tool.hermes;

import org.jspecify.annotations.NullMarked;
