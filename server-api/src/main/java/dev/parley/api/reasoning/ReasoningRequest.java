package dev.parley.api.reasoning;

import dev.parley.api.text.Tokenizer;
import dev.parley.api.tool.ToolParserRequest.Delivery;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.ObjectNode;

import java.util.Optional;

/// What a parser is made for.
///
/// @param prompt what the prompt says about reasoning
/// @param templateArguments the request's chat template arguments, such as `enable_thinking`
/// @param tokenizer of the model; empty when text comes from elsewhere
/// @param delivery how the client gets the reply. A format may read a whole reply otherwise than a
///     stream, which cannot take back what it sent
/// @param follower who reads the content
/// @param responseTemplate `response_template` of the tokenizer's configuration; a missing node for
///     none
public record ReasoningRequest(
        PromptState prompt,
        ObjectNode templateArguments,
        Optional<Tokenizer> tokenizer,
        Delivery delivery,
        Follower follower,
        JsonNode responseTemplate) {

    /// Who reads the content that a reasoning parser leaves.
    public enum Follower {
        /// The client: markup that belongs to calls may be left out.
        CLIENT,
        /// A tool parser: calls must reach it with all their markup.
        TOOL_PARSER
    }

    /// For a stream without a tool parser.
    public ReasoningRequest(
            PromptState prompt, ObjectNode templateArguments, Optional<Tokenizer> tokenizer) {
        this(
                prompt,
                templateArguments,
                tokenizer,
                Delivery.STREAMED,
                Follower.CLIENT,
                MissingNode.getInstance());
    }

    /// The same request behind another prompt.
    public ReasoningRequest withPrompt(PromptState state) {
        return new ReasoningRequest(
                state, templateArguments, tokenizer, delivery, follower, responseTemplate);
    }

    /// The same request to a model whose tokenizer is known.
    public ReasoningRequest withTokenizer(Tokenizer known) {
        return new ReasoningRequest(
                prompt,
                templateArguments,
                Optional.of(known),
                delivery,
                follower,
                responseTemplate);
    }

    /// The same request with a streamed reply.
    public ReasoningRequest streamed() {
        return new ReasoningRequest(
                prompt,
                templateArguments,
                tokenizer,
                Delivery.STREAMED,
                follower,
                responseTemplate);
    }

    /// The same request for another follower.
    public ReasoningRequest withFollower(Follower reader) {
        return new ReasoningRequest(
                prompt, templateArguments, tokenizer, delivery, reader, responseTemplate);
    }
}
