/// The text side of a model: its tokenizer, its chat templates, and ids back to text as they come.
///
/// Entry types: [ModelText] loads it all, [FolderModelFiles] finds the files. What they return is safe
/// on any thread, except a detokenizer: it belongs to the thread that reads one choice.
@NullMarked
package dev.parley.core.text;

import org.jspecify.annotations.NullMarked;
