package dev.parley.engine.onnx.graph;

import dev.parley.engine.onnx.weights.StoredTensor;

import java.util.Map;

/// A graph ready for a session.
///
/// @param bytes the ONNX model
/// @param weights what the session must be given, by name, as it is stored
public record ModelGraph(byte[] bytes, Map<String, StoredTensor> weights) {

    /// Copies the map.
    public ModelGraph {
        weights = Map.copyOf(weights);
    }
}
