package dev.parley.api.tool;

import dev.parley.api.text.Tokenizer;

import java.util.List;
import java.util.Optional;

/// What a parser is made for.
///
/// @param tools the tools of the request
/// @param tokenizer of the model; empty when text comes from elsewhere
/// @param delivery how the client gets the reply
public record ToolParserRequest(
        List<ToolDefinition> tools, Optional<Tokenizer> tokenizer, Delivery delivery) {

    /// How the client gets the reply. Some formats show less of a whole reply, such as no text after a call.
    public enum Delivery {
        /// Piece by piece.
        STREAMED,
        /// At once.
        WHOLE
    }

    /// Copies the list.
    public ToolParserRequest {
        tools = List.copyOf(tools);
    }

    /// For a reply that is streamed.
    public ToolParserRequest(List<ToolDefinition> tools, Optional<Tokenizer> tokenizer) {
        this(tools, tokenizer, Delivery.STREAMED);
    }
}
