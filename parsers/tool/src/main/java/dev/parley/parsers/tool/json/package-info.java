/// JSON that arrives piece by piece, passed on as it was written.
///
/// Entry types: [JsonScanner] for one value, [JsonObjectScanner] for the members of an object.
/// Each belongs to one parser and its thread.
@NullMarked
package dev.parley.parsers.tool.json;

import org.jspecify.annotations.NullMarked;
