package dev.parley.engine.onnx.ort;

import java.util.List;
import java.util.Map;

/// How a session runs.
///
/// @param threads threads that share one operator, the caller's included
/// @param waiting what idle threads do between operators
/// @param weights tensors for the graph's external initializers
/// @param domain of the custom operators
/// @param operators custom operators
public record SessionSettings(
        int threads, Waiting waiting, Map<String, OrtTensor> weights, String domain, List<CustomOperator> operators) {

    /// What idle threads do between operators.
    public enum Waiting {
        /// Spin for a moment: quickest, and uses the processor.
        SPIN,
        /// Sleep until woken.
        SLEEP
    }

    /// Copies the collections.
    public SessionSettings {
        weights = Map.copyOf(weights);
        operators = List.copyOf(operators);
    }
}
