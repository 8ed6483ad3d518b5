package dev.parley.api.tool;

import dev.parley.api.text.Tokenizer;

import java.util.List;
import java.util.Optional;

/// What a parser is made for.
///
/// @param tools the tools of the request
/// @param tokenizer of the model; empty when text comes from elsewhere
public record ToolParserRequest(List<ToolDefinition> tools, Optional<Tokenizer> tokenizer) {

    /// Copies the list.
    public ToolParserRequest {
        tools = List.copyOf(tools);
    }
}
