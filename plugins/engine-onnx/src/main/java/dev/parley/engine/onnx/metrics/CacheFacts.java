package dev.parley.engine.onnx.metrics;

import dev.parley.api.engine.EngineOptions.PrefixCaching;

/// The KV cache as `vllm:cache_config_info` tells it.
///
/// @param blocks KV blocks
/// @param blockSize tokens per block
/// @param maxModelLength tokens of the longest sequence
/// @param prefixCaching whether equal prefixes share blocks
public record CacheFacts(
        int blocks, int blockSize, int maxModelLength, PrefixCaching prefixCaching) {}
