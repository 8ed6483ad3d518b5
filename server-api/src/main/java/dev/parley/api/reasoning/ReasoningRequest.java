package dev.parley.api.reasoning;

import dev.parley.api.text.Tokenizer;

import tools.jackson.databind.node.ObjectNode;

import java.util.Optional;

/// What a parser is made for.
///
/// @param prompt what the prompt says about reasoning
/// @param templateArguments the request's chat template arguments, such as `enable_thinking`
/// @param tokenizer of the model; empty when text comes from elsewhere
public record ReasoningRequest(
        PromptState prompt, ObjectNode templateArguments, Optional<Tokenizer> tokenizer) {}
