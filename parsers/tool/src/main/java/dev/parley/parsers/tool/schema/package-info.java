/// JSON values made to fit a tool's JSON Schema.
///
/// Entry type: [CoercingParser]. A parser belongs to one choice and one thread.
@NullMarked
package dev.parley.parsers.tool.schema;

import org.jspecify.annotations.NullMarked;
