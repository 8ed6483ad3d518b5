package dev.parley.api.text;

/// The text side of the served model. Safe on any thread.
public interface TextProcessing {

    /// The model's tokenizer.
    Tokenizer tokenizer();

    /// The template for a conversation.
    ///
    /// @param withTools whether tools are given: some models have a second template for that
    /// @throws dev.parley.api.ParleyException.InvalidRequest when the model has none
    ChatTemplate chatTemplate(boolean withTools);

    /// Compiles a template that came with a request, under limits.
    ///
    /// @throws dev.parley.api.ParleyException.InvalidRequest when it is not valid Jinja
    ChatTemplate compile(String source);
}
