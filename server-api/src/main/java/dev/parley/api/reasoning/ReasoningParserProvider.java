package dev.parley.api.reasoning;

import dev.parley.api.text.Tokenizer;
import dev.parley.api.tool.ParserAdjustment;

import java.util.List;
import java.util.Optional;

/// Makes reasoning parsers for one format. Found by `ServiceLoader`; stateless; safe on any thread.
public interface ReasoningParserProvider {

    /// The name in `--reasoning-parser`; matches `[a-z0-9][a-z0-9_.-]{0,63}`.
    String name();

    /// Further names for the same format.
    default List<String> aliases() {
        return List.of();
    }

    /// Whether a prompt leaves reasoning open, has closed it, or says nothing.
    ///
    /// @param prompt ids of the whole prompt
    PromptState inspect(int[] prompt, Tokenizer tokenizer);

    /// As [#inspect(int[], Tokenizer)], for formats whose markers depend on the request; what a
    /// server asks.
    ///
    /// @param request the one [#create] will get, but for its prompt state, which says nothing yet
    /// @throws dev.parley.api.ParleyException.InvalidRequest when the format does not know a template
    ///     argument's value
    default PromptState inspect(int[] prompt, ReasoningRequest request, Tokenizer tokenizer) {
        return inspect(prompt, tokenizer);
    }

    /// A new parser for one choice.
    ///
    /// @throws dev.parley.api.ParleyException.InvalidRequest when the format does not know a template
    ///     argument's value, or needs what the model does not have
    ReasoningParser create(ReasoningRequest request);

    /// How many of the generated ids are reasoning, for usage.
    ///
    /// @param output all generated ids of one choice
    int reasoningTokens(int[] output, PromptState prompt, Tokenizer tokenizer);

    /// As [#reasoningTokens(int[], PromptState, Tokenizer)], for formats whose template arguments
    /// switch reasoning off; what usage is counted with.
    ///
    /// @param request the one [#create] got for this choice
    default int reasoningTokens(int[] output, ReasoningRequest request, Tokenizer tokenizer) {
        return reasoningTokens(output, request.prompt(), tokenizer);
    }

    /// How a request must be changed so that the parser sees what it needs.
    default ParserAdjustment adjustment() {
        return ParserAdjustment.NONE;
    }

    /// The markers that a thinking budget counts from and ends reasoning with; empty for formats that
    /// have no such pair.
    default Optional<ReasoningMarkers> markers(Tokenizer tokenizer) {
        return Optional.empty();
    }

    /// Watches one choice's ids for the end of reasoning.
    ///
    /// @param request the one [#create] got for this choice
    default ReasoningGate gate(ReasoningRequest request, Tokenizer tokenizer) {
        ReasoningRequest told =
                request.withTokenizer(tokenizer)
                        .streamed()
                        .withFollower(ReasoningRequest.Follower.CLIENT);
        return new TextGate(create(told), request.prompt(), tokenizer);
    }
}
