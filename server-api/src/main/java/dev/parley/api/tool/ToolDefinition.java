package dev.parley.api.tool;

import tools.jackson.databind.JsonNode;

/// A function the model may call.
///
/// @param name as the client declared it
/// @param description empty text for none
/// @param parameters its JSON Schema; a missing node for none
/// @param strictness whether arguments must satisfy the schema
public record ToolDefinition(
        String name, String description, JsonNode parameters, Strictness strictness) {

    /// The client's `strict`.
    public enum Strictness {
        /// `true`.
        STRICT,
        /// `false` or absent.
        FREE
    }
}
