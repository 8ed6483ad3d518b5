package dev.parley.api.text;

/// A compiled chat template. Immutable, safe on any thread.
public interface ChatTemplate {

    /// The prompt's text.
    ///
    /// @throws dev.parley.api.ParleyException.InvalidRequest with the template's own message when it
    ///     raises, or when it exceeds a limit
    String render(ChatPrompt prompt);

    /// How the template wants message content.
    ContentFormat contentFormat();

    /// The template's text.
    String source();

    /// Forms of message content.
    enum ContentFormat {
        /// One text per message.
        STRING,
        /// A list of parts.
        OPENAI
    }
}
