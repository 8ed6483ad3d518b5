package dev.parley.api.engine;

/// A moment's load.
///
/// @param running sequences in the batch
/// @param waiting sequences in the queue
/// @param cacheUsage share of KV blocks in use, 0 to 1
public record EngineStats(int running, int waiting, double cacheUsage) {}
