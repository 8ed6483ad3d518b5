package dev.parley.api.command;

import tools.jackson.databind.node.ObjectNode;

import java.time.LocalDateTime;

/// Renders a chat template by its text, as the server does with a model's own.
public interface TemplateRenderer {

    /// Renders a template.
    ///
    /// @param source the template's text
    /// @param variables all of them; what is absent is undefined, null is `None`
    /// @param now what the template's clock shows
    Rendering render(String source, ObjectNode variables, LocalDateTime now);

    /// What came of it.
    sealed interface Rendering {

        /// A prompt.
        record Prompt(String text) implements Rendering {}

        /// The template called `raise_exception`.
        ///
        /// @param message the template's own words
        record Raised(String message) implements Rendering {}

        /// It is no template, or an expression in it has no value.
        ///
        /// @param message why, with the template's line
        record Failed(String message) implements Rendering {}
    }
}
