/// Translates JSON Schema into a grammar of JSON texts.
///
/// Entry type: [SchemaCompiler]; one per schema, one thread.
@NullMarked
package dev.parley.structured.json;

import org.jspecify.annotations.NullMarked;
