package dev.parley.router.generate.sampling;

import java.util.OptionalLong;

/// Everything about sampling that one request says.
///
/// @param fields as they came
/// @param choices how many texts per prompt
/// @param maxTokens most tokens wanted; empty for as many as fit
/// @param logprobs of output tokens
/// @param promptLogprobs of prompt tokens, -1 for the whole vocabulary; empty for none
/// @param search how texts are found
public record SamplingRequest(
        SamplingFields fields,
        long choices,
        OptionalLong maxTokens,
        LogprobsWish logprobs,
        OptionalLong promptLogprobs,
        SearchWish search) {}
