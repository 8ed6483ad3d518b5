package dev.parley.engine.onnx.metrics;

/// Facts about a request that ended with at least one token.
///
/// @param promptTokens tokens of its prompt
/// @param cachedTokens those of them found in the prefix cache
/// @param outputTokens tokens it generated
/// @param maxTokens most tokens it was allowed
/// @param preemptions how often it gave way
/// @param times when things happened
public record FinishedRequest(
        int promptTokens,
        int cachedTokens,
        int outputTokens,
        int maxTokens,
        int preemptions,
        RequestTimes times) {}
