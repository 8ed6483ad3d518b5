package dev.parley.engine.onnx.graph;

import java.util.List;

/// A weight of the graph and the checkpoint tensors it is made of: their rows, one after the other.
///
/// @param name in the graph
/// @param shape its dimensions
/// @param parts what it is made of, in order
public record GraphWeight(String name, List<Long> shape, List<Part> parts) {

    /// Copies the lists.
    public GraphWeight {
        shape = List.copyOf(shape);
        parts = List.copyOf(parts);
    }

    /// A tensor of the checkpoint.
    ///
    /// @param tensor its name
    /// @param shape the shape it must have
    public record Part(String tensor, List<Long> shape) {

        /// Copies the list.
        public Part {
            shape = List.copyOf(shape);
        }

        /// Its dimensions.
        public long[] dimensions() {
            return shape.stream().mapToLong(Long::longValue).toArray();
        }
    }

    /// Its dimensions.
    public long[] dimensions() {
        return shape.stream().mapToLong(Long::longValue).toArray();
    }
}
