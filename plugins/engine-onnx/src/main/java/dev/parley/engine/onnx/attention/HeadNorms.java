package dev.parley.engine.onnx.attention;

import java.util.List;

/// The per-head RMS norms of queries and keys, layer by layer.
///
/// @param query weights `[headDim]` per layer
/// @param key weights `[headDim]` per layer
/// @param epsilon added to the mean square
public record HeadNorms(List<float[]> query, List<float[]> key, float epsilon) {

    /// For models without such norms.
    public static final HeadNorms NONE = new HeadNorms(List.of(), List.of(), 0);

    /// Copies the lists.
    public HeadNorms {
        query = List.copyOf(query);
        key = List.copyOf(key);
    }

    void query(int layer, float[] heads, int offset) {
        if (!query.isEmpty()) {
            apply(query.get(layer), heads, offset);
        }
    }

    void key(int layer, float[] heads, int offset) {
        if (!key.isEmpty()) {
            apply(key.get(layer), heads, offset);
        }
    }

    private void apply(float[] weights, float[] heads, int offset) {
        float scale =
                (float)
                        (1
                                / Math.sqrt(
                                        squares(heads, offset, weights.length) / weights.length
                                                + epsilon));
        for (int i = 0; i < weights.length; i++) {
            heads[offset + i] *= scale * weights[i];
        }
    }

    /// Sum of squares of an even number of elements, in two chains.
    private static float squares(float[] heads, int offset, int length) {
        float even = 0;
        float odd = 0;
        for (int i = offset; i < offset + length; i += 2) {
            even = Math.fma(heads[i], heads[i], even);
            odd = Math.fma(heads[i + 1], heads[i + 1], odd);
        }
        return even + odd;
    }
}
