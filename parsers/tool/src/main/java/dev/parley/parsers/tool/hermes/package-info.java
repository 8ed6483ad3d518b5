/// JSON calls between `<tool_call>` tags or tags like it, as Hermes, Qwen, LongCat and ERNIE write
/// them.
///
/// Entry types: the providers. A parser belongs to one choice and one thread.
@NullMarked
package dev.parley.parsers.tool.hermes;

import org.jspecify.annotations.NullMarked;
