package dev.parley.api.engine;

import java.util.List;
import java.util.Optional;

/// New tokens of one request.
///
/// @param request position in the list given to `generate`
/// @param tokens new ids in order; a stop token is included; empty only with `finish`
/// @param logprobs one entry per token when asked for, else empty
/// @param prompt facts about the prompt; with the first output of a request only
/// @param finish set with the last output of a request
public record TokenOutput(
        int request,
        int[] tokens,
        List<TokenLogprobs> logprobs,
        Optional<PromptOutput> prompt,
        Optional<Finish> finish) {

    /// What became of the prompt.
    ///
    /// @param cachedTokens prompt tokens whose KV came from the prefix cache
    /// @param createdCacheTokens prompt tokens that became new cached blocks
    /// @param logprobs for prompt positions 1 to n-1 when asked for, else empty
    public record PromptOutput(
            int cachedTokens, int createdCacheTokens, List<TokenLogprobs> logprobs) {}
}
