package dev.parley.api.text;

import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import java.util.Optional;

/// What a chat template is rendered with.
///
/// @param messages the conversation
/// @param tools tool definitions; empty is passed to the template as none
/// @param documents for retrieval templates; empty is passed as none
/// @param variables further template variables
/// @param ending what follows the last message
public record ChatPrompt(
        ArrayNode messages,
        Optional<ArrayNode> tools,
        Optional<ArrayNode> documents,
        ObjectNode variables,
        Ending ending) {

    /// What follows the last message.
    public enum Ending {
        /// The opening of the assistant's reply.
        GENERATION_PROMPT,
        /// Nothing: the conversation as it is.
        CLOSED,
        /// The last message stays open and is continued.
        CONTINUED
    }
}
