package dev.parley.api.engine;

/// How far loading is.
///
/// @param phase short words such as `reading weights`
/// @param fraction done, 0 to 1
public record LoadProgress(String phase, double fraction) {}
