package dev.parley.engine.onnx.sample;

import dev.parley.api.engine.TokenLogprobs;

import java.util.List;

/// A chosen token.
///
/// @param token its id
/// @param logprobs one entry when asked for, else empty
public record Sample(int token, List<TokenLogprobs> logprobs) {}
