package dev.parley.api.engine;

/// Log-probabilities (natural) at one position.
///
/// @param token the id that was sampled, or stands in the prompt
/// @param logprob of `token`
/// @param rank of `token`, from 1: one more than the ids with a greater value
/// @param topTokens best ids, best first; or exactly the ids asked for by
///     [SamplingParams#logprobTokenIds]
/// @param topLogprobs their values, same length
public record TokenLogprobs(
        int token, float logprob, int rank, int[] topTokens, float[] topLogprobs) {}
