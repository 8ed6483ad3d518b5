/// Calls whose name stands in a header before the bare arguments, as Kimi and DeepSeek write them.
///
/// Entry types: the providers. A parser belongs to one choice and one thread.
@NullMarked
package dev.parley.parsers.tool.header;

import org.jspecify.annotations.NullMarked;
