package dev.parley.router.generate.tokenio;

import dev.parley.api.structured.Constraint;
import dev.parley.router.generate.sampling.SamplingRequest;
import dev.parley.router.generate.serving.CallFields;

import tools.jackson.databind.node.ObjectNode;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// A request in token ids, its types checked.
///
/// @param call who asks and how it is treated
/// @param tokens of the prompt, not empty, not negative
/// @param sampling how tokens are chosen
/// @param alternatives candidates listed per token
/// @param output whether texts are shown beside ids
/// @param constraint what the text must look like
/// @param reasoning what is known of reasoning
record TokenRequest(
        CallFields call,
        List<Long> tokens,
        SamplingRequest sampling,
        int alternatives,
        Output output,
        Optional<Constraint> constraint,
        Reasoning reasoning) {

    /// The client's `output_mode`.
    enum Output {
        /// Ids only.
        TOKENS,
        /// Ids and texts.
        TEXT;

        /// As it is written.
        String shown() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// What is known of reasoning.
    ///
    /// @param ended whether it has ended before the first token; empty to look at the prompt
    /// @param templateArguments the prompt was rendered with
    record Reasoning(Optional<Boolean> ended, ObjectNode templateArguments) {}
}
