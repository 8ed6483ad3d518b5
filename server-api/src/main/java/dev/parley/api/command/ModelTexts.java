package dev.parley.api.command;

import dev.parley.api.text.TextProcessing;

/// Tokenizers and chat templates, as the server reads them.
public interface ModelTexts extends TemplateRenderer {

    /// Reads the text side of the model that the command's flag `model` names, by the flags
    /// `tokenizer`, `chat-template` and `chat-template-content-format` where the command has them. The
    /// weights are not read.
    ///
    /// @throws dev.parley.api.StartupFailure when there is no such model, or its files are wrong
    TextProcessing model();
}
