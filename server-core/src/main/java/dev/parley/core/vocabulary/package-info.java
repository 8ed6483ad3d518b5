/// Vocabularies in the files of other libraries, SentencePiece and tiktoken, as a `tokenizer.json` that the
/// library behind [dev.parley.core.text] reads. What comes out is what transformers makes of the same files.
///
/// Entry type: [VocabularyFiles]. Used by the thread that loads the model.
@NullMarked
package dev.parley.core.vocabulary;

import org.jspecify.annotations.NullMarked;
