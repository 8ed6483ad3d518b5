package dev.parley.router.generate.render;

import dev.parley.api.structured.Constraint;
import dev.parley.router.generate.sampling.Sampling;
import dev.parley.router.generate.sampling.SamplingRequest;
import dev.parley.router.generate.serving.CallFields;
import dev.parley.router.generate.serving.PromptEncoder.Span;

import tools.jackson.databind.node.ObjectNode;

import java.util.List;
import java.util.Optional;

/// One request in token ids, ready for an engine.
///
/// @param id with its prefix
/// @param call who asks and how it is treated
/// @param prompt its ids
/// @param sampling how tokens are chosen
/// @param constraint what the text must look like
/// @param reasoning what the engine is told of it
/// @param opaque what is passed on unread
public record RenderedRequest(
        String id,
        CallFields call,
        Prompt prompt,
        Choosing sampling,
        Optional<Constraint> constraint,
        Reasoning reasoning,
        Opaque opaque) {

    /// A prompt in ids.
    ///
    /// @param tokens its ids
    /// @param spans where they stand in its text; empty when nobody asked or nobody knows
    public record Prompt(int[] tokens, Optional<List<Span>> spans) {}

    /// What is passed on unread.
    ///
    /// @param extra arguments of the engine; empty for none
    /// @param transfer how caches travel; empty for none
    public record Opaque(Optional<ObjectNode> extra, Optional<ObjectNode> transfer) {}

    /// How tokens are chosen.
    ///
    /// @param wanted as the client says
    /// @param planned with the model's defaults and what parsers need
    public record Choosing(SamplingRequest wanted, Sampling planned) {}

    /// What the engine is told of reasoning.
    ///
    /// @param ended whether it has ended before the first token; empty where nobody knows
    /// @param templateArguments the prompt was rendered with; empty without a reasoning parser
    public record Reasoning(Optional<Boolean> ended, Optional<ObjectNode> templateArguments) {}
}
