/// The two formats of Mistral's models.
///
/// Entry type: [MistralToolParserProvider]. A parser belongs to one choice and one thread.
@NullMarked
package dev.parley.parsers.tool.mistral;

import org.jspecify.annotations.NullMarked;
