package dev.parley.api.reasoning;

/// The texts around a reasoning block.
///
/// @param start begins it, not empty
/// @param end ends it, not empty
public record ReasoningMarkers(String start, String end) {}
