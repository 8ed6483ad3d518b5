package dev.parley.core.lifecycle;

import dev.parley.api.Settings;
import dev.parley.api.model.ModelFiles;
import dev.parley.api.text.TextProcessing;

/// Loads the text side of a model.
@FunctionalInterface
interface TextLoader {

    /// Reads tokenizer and templates; blocks.
    ///
    /// @throws dev.parley.api.StartupFailure when the model has none that can be used
    TextProcessing load(ModelFiles files, Settings settings);
}
