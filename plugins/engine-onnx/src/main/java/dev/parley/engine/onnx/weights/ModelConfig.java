package dev.parley.engine.onnx.weights;

import java.util.List;

/// What a checkpoint's `config.json` says of a decoder.
///
/// @param architecture such as `Qwen3ForCausalLM`
/// @param vocabularySize rows of embedding and output layer
/// @param hiddenSize width of the residual stream
/// @param intermediateSize width inside the feed-forward part
/// @param normEpsilon added to the mean square in every norm
/// @param attention shape of attention
/// @param layout which tensors the checkpoint has
/// @param rope rotary positions
/// @param maxPositions positions the model is made for, scaling included
/// @param endTokens ids that end a text, the first being the primary one
/// @param windows per layer, how many of the latest tokens a token sees, itself included;
///     [Integer#MAX_VALUE] for all
public record ModelConfig(
        String architecture,
        int vocabularySize,
        int hiddenSize,
        int intermediateSize,
        float normEpsilon,
        Attention attention,
        Layout layout,
        Rope rope,
        int maxPositions,
        List<Integer> endTokens,
        List<Integer> windows) {

    /// Copies the lists.
    public ModelConfig {
        endTokens = List.copyOf(endTokens);
        windows = List.copyOf(windows);
    }

    /// How many layers there are.
    public int layers() {
        return windows.size();
    }

    /// Shape of attention.
    ///
    /// @param heads query heads
    /// @param kvHeads key and value heads; divides `heads`
    /// @param headDim elements per head, even
    public record Attention(int heads, int kvHeads, int headDim) {

        /// Width of a row of queries, keys and values together.
        public int packedWidth() {
            return (heads + 2 * kvHeads) * headDim;
        }

        /// Width of a row of queries.
        public int queryWidth() {
            return heads * headDim;
        }
    }

    /// Which tensors a checkpoint has.
    ///
    /// @param embeddings whether the output layer is the embedding
    /// @param headNorm whether queries and keys are normed per head
    /// @param qkvBias of the query, key and value projections
    /// @param outputBias of attention's output projection
    /// @param mlpBias of the feed-forward projections
    public record Layout(
            Embeddings embeddings,
            HeadNorm headNorm,
            Bias qkvBias,
            Bias outputBias,
            Bias mlpBias) {}

    /// Whether the output layer is the embedding.
    public enum Embeddings {
        /// One tensor for both.
        TIED,
        /// The output layer has its own.
        SEPARATE
    }

    /// Whether queries and keys are normed per head.
    public enum HeadNorm {
        /// RMS norm before the rotation.
        RMS,
        /// None.
        NONE
    }

    /// Whether a projection has a bias.
    public enum Bias {
        /// It has.
        PRESENT,
        /// It has not.
        ABSENT;

        static Bias of(boolean present) {
            return present ? PRESENT : ABSENT;
        }
    }
}
