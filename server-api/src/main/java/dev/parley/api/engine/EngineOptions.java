package dev.parley.api.engine;

import java.util.OptionalInt;
import java.util.OptionalLong;

/// Sizes and policies of an engine.
///
/// @param device `auto`, `cpu` or `cuda`
/// @param dtype `auto`, `float32`, `float16` or `bfloat16`: arithmetic type
/// @param threads threads for one operator; empty chooses by the machine
/// @param seed of the generator used by requests without their own
/// @param cache KV cache
/// @param scheduling batching
public record EngineOptions(
        String device,
        String dtype,
        OptionalInt threads,
        long seed,
        Cache cache,
        Scheduling scheduling) {

    /// KV cache sizes.
    ///
    /// @param blockSize tokens per KV block, a power of two ≥ 8
    /// @param bytes memory for KV blocks; empty chooses by the machine
    /// @param blocks exact number of blocks, over `bytes`; for tests and tuning
    /// @param prefixCaching whether equal prefixes share blocks
    public record Cache(
            int blockSize, OptionalLong bytes, OptionalInt blocks, PrefixCaching prefixCaching) {}

    /// Whether equal prefixes share KV blocks.
    public enum PrefixCaching {
        /// Full blocks are shared between requests with equal prefixes.
        ON,
        /// Every request computes its whole prompt.
        OFF
    }

    /// How steps are filled.
    ///
    /// @param maxModelLength tokens of prompt and output together; empty takes the model's own
    /// @param maxSequences sequences that run at once, ≥ 1
    /// @param maxBatchedTokens token budget of one step, ≥ 1
    /// @param prefillChunk most prompt tokens of one sequence in one step; empty means the budget
    /// @param policy order of waiting requests
    public record Scheduling(
            OptionalInt maxModelLength,
            int maxSequences,
            int maxBatchedTokens,
            OptionalInt prefillChunk,
            Policy policy) {}

    /// Order of waiting requests.
    public enum Policy {
        /// First come, first served.
        FCFS,
        /// Lower priority value first, then arrival.
        PRIORITY
    }
}
