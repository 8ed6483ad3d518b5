package dev.parley.api.engine;

import java.util.List;

/// Facts about a loaded model.
///
/// @param architecture such as `Qwen3ForCausalLM`
/// @param vocabularySize rows of the output layer
/// @param maxModelLength tokens of prompt and output together
/// @param endTokens ids that end a text by `config.json`, the first being the primary one; may be empty
/// @param dtype arithmetic type in use, such as `float32`
/// @param device such as `cpu` or `cuda:0`
public record ModelInfo(
        String architecture,
        int vocabularySize,
        int maxModelLength,
        List<Integer> endTokens,
        String dtype,
        String device) {

    /// Copies the list.
    public ModelInfo {
        endTokens = List.copyOf(endTokens);
    }
}
