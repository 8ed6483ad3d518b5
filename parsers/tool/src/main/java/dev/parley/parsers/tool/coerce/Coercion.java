package dev.parley.parsers.tool.coerce;

import tools.jackson.databind.JsonNode;

/// How a format reads a parameter's text.
public interface Coercion {

    /// Whether every text stays a string, so that it may be passed on while it arrives.
    ///
    /// @param schema of the parameter; a missing node where none is declared
    boolean keepsText(JsonNode schema);

    /// The value that a text stands for.
    ///
    /// @param schema of the parameter; a missing node where none is declared
    JsonNode value(String text, JsonNode schema);
}
