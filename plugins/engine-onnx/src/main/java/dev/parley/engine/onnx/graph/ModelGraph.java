package dev.parley.engine.onnx.graph;

import java.util.List;

/// A graph ready for a session.
///
/// @param bytes the ONNX model
/// @param weights what the session must be given
public record ModelGraph(byte[] bytes, List<GraphWeight> weights) {

    /// Copies the list.
    public ModelGraph {
        weights = List.copyOf(weights);
    }
}
