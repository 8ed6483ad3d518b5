package dev.parley.api.tool;

import dev.parley.api.text.Tokenizer;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.ObjectNode;

import java.util.List;
import java.util.Optional;

/// What a parser is made for.
///
/// @param tools the tools of the request
/// @param tokenizer of the model; empty when text comes from elsewhere
/// @param delivery how the client gets the reply
/// @param templateArguments the request's chat template arguments, such as `tool_call_format`
/// @param responseTemplate `response_template` of the tokenizer's configuration; a missing node for
///     none
public record ToolParserRequest(
        List<ToolDefinition> tools,
        Optional<Tokenizer> tokenizer,
        Delivery delivery,
        ObjectNode templateArguments,
        JsonNode responseTemplate) {

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

    /// Without template arguments or a response template.
    public ToolParserRequest(
            List<ToolDefinition> tools, Optional<Tokenizer> tokenizer, Delivery delivery) {
        this(
                tools,
                tokenizer,
                delivery,
                JsonNodeFactory.instance.objectNode(),
                MissingNode.getInstance());
    }

    /// For a reply that is streamed.
    public ToolParserRequest(List<ToolDefinition> tools, Optional<Tokenizer> tokenizer) {
        this(tools, tokenizer, Delivery.STREAMED);
    }
}
