package dev.parley.router.generate.beam;

/// What one search starts from.
///
/// @param id for logs
/// @param tokens of the prompt
/// @param priority of its requests
/// @param cacheSalt of its requests
/// @param plan how to search
public record BeamPrompt(String id, int[] tokens, long priority, String cacheSalt, BeamPlan plan) {}
