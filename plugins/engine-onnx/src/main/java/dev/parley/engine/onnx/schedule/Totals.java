package dev.parley.engine.onnx.schedule;

/// What happened since the last [Scheduler#takeTotals()].
///
/// @param preemptions sequences that lost their blocks
/// @param prefixQueries tokens looked up in the prefix cache
/// @param prefixHits tokens found there
public record Totals(int preemptions, long prefixQueries, long prefixHits) {}
