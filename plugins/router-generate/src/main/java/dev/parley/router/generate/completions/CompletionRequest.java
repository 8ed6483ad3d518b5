package dev.parley.router.generate.completions;

import dev.parley.api.structured.Constraint;
import dev.parley.router.generate.sampling.SamplingRequest;
import dev.parley.router.generate.serving.CallFields;
import dev.parley.router.generate.serving.PromptOptions;

import java.util.List;
import java.util.Optional;

/// A completion request, its types checked and its defaults applied.
///
/// @param call who asks and how it is treated
/// @param prompts not empty
/// @param prompt how they are tokenized
/// @param sampling how tokens are chosen
/// @param reply what the reply holds
record CompletionRequest(
        CallFields call,
        List<PromptInput> prompts,
        PromptOptions prompt,
        SamplingRequest sampling,
        ReplyFields reply) {

    /// What the reply holds.
    ///
    /// @param echo how much of the prompt is repeated
    /// @param alternatives listed per token beside the sampled one; negative for all
    /// @param constraint what the text must look like
    record ReplyFields(Echo echo, int alternatives, Optional<Constraint> constraint) {}

    /// Whether the prompt is part of the text.
    enum Echo {
        /// Only what was generated.
        NONE,
        /// The prompt and what was generated.
        PROMPT,
        /// The prompt only: one token is generated and thrown away.
        PROMPT_ONLY
    }
}
