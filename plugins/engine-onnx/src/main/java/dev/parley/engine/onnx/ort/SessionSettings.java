package dev.parley.engine.onnx.ort;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/// How a session runs.
///
/// @param threads threads that share one operator, the caller's included
/// @param spin how long idle threads wait awake for the next operator before they sleep
/// @param weights tensors for the graph's external initializers
/// @param domain of the custom operators
/// @param operators custom operators
public record SessionSettings(
        int threads,
        Duration spin,
        Map<String, OrtTensor> weights,
        String domain,
        List<CustomOperator> operators) {

    /// Copies the collections.
    public SessionSettings {
        weights = Map.copyOf(weights);
        operators = List.copyOf(operators);
    }
}
