package dev.parley.engine.onnx.weights;

import tools.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.List;

/// Reads which layers look back over a window only.
final class WindowReader {

    private static final int ALL = Integer.MAX_VALUE;

    private final JsonNode json;
    private final boolean on;

    /// @param onUnlessSaid whether a stated window counts without `use_sliding_window`
    WindowReader(JsonNode json, boolean onUnlessSaid) {
        this.json = json;
        this.on = json.path("use_sliding_window").asBoolean(onUnlessSaid);
    }

    /// Per layer, how many of the latest tokens it sees.
    List<Integer> windows(int layers) {
        List<Integer> windows = new ArrayList<>();
        JsonNode window = json.path("sliding_window");
        for (int layer = 0; layer < layers; layer++) {
            windows.add(on && window.isInt() && slides(layer) ? window.asInt() : ALL);
        }
        return windows;
    }

    /// Newer files name each layer's kind, older ones the first layer that slides.
    private boolean slides(int layer) {
        JsonNode kind = json.path("layer_types").path(layer);
        if (kind.isString()) {
            return kind.asString().equals("sliding_attention");
        }
        return layer >= json.path("max_window_layers").asInt(0);
    }
}
