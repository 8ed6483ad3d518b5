/// Tokenizers, chat templates and pieces of generated text.
///
/// Entry types: [Tokenizer], [ChatTemplate], [TextChunk].
@NullMarked
package dev.parley.api.text;

import org.jspecify.annotations.NullMarked;
