package dev.parley.engine.onnx.attention;

import dev.parley.engine.onnx.weights.ModelConfig;
import dev.parley.engine.onnx.weights.Rope;

import java.util.List;

/// What attention of one model looks like.
///
/// @param heads heads and their size
/// @param rope rotary positions
/// @param norms norms of queries and keys
/// @param windows per layer, how many of the latest tokens a row sees
public record AttentionShape(
        ModelConfig.Attention heads, Rope rope, HeadNorms norms, List<Integer> windows) {

    /// Copies the list.
    public AttentionShape {
        windows = List.copyOf(windows);
    }

    /// Query heads that share a key head.
    int group() {
        return heads.heads() / heads.kvHeads();
    }
}
