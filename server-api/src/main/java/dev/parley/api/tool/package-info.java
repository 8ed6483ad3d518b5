/// Finds tool calls while text arrives.
///
/// Entry type: [ToolParserProvider]. A parser belongs to one choice and one thread.
@NullMarked
package dev.parley.api.tool;

import org.jspecify.annotations.NullMarked;
