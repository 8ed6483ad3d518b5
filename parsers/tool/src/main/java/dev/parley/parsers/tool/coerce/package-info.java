/// Turns parameter text into the JSON values that a tool's schema asks for.
///
/// Entry types: [ToolSchemas] and [Coercion]. Values and pure functions, safe on any thread.
@NullMarked
package dev.parley.parsers.tool.coerce;

import org.jspecify.annotations.NullMarked;
