package dev.parley.router.generate.chat;

import dev.parley.api.structured.Constraint;
import dev.parley.router.generate.output.ParserStage.Calls;
import dev.parley.router.generate.sampling.SamplingRequest;
import dev.parley.router.generate.serving.CallFields;
import dev.parley.router.generate.serving.PromptOptions;

import tools.jackson.databind.node.ObjectNode;

import java.util.List;
import java.util.Optional;

/// A chat request, its types checked and its defaults applied.
///
/// @param call who asks and how it is treated
/// @param turn the conversation
/// @param template how it is rendered
/// @param prompt how it is tokenized
/// @param sampling how tokens are chosen
/// @param reply what the reply holds
record ChatRequest(
        CallFields call,
        Turn turn,
        TemplateFields template,
        PromptOptions prompt,
        SamplingRequest sampling,
        ReplyFields reply) {

    /// The conversation.
    ///
    /// @param messages as the client sent them
    /// @param tools the model may call
    /// @param toolChoice whether it must
    /// @param calls how many at once
    /// @param promptIds the prompt in ids, where the client has them already
    record Turn(
            List<ObjectNode> messages,
            Tools tools,
            ToolChoice toolChoice,
            Calls calls,
            Optional<List<Long>> promptIds) {}

    /// What the reply holds.
    ///
    /// @param reasoning whether reasoning is shown
    /// @param echo whether the last message is repeated
    /// @param promptText whether the rendered prompt is shown
    /// @param topLogprobs alternatives listed per token; negative for all
    /// @param constraint what the text must look like
    /// @param expertsFrom position in the prompt from which experts are told by models that have them
    record ReplyFields(
            Reasoning reasoning,
            boolean echo,
            boolean promptText,
            int topLogprobs,
            Optional<Constraint> constraint,
            long expertsFrom) {}

    /// The client's `include_reasoning`.
    enum Reasoning {
        /// Shown.
        SHOWN,
        /// Generated but not shown.
        HIDDEN
    }
}
