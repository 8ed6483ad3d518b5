package dev.parley.engine.onnx.weights;

import dev.parley.api.StartupFailure;
import dev.parley.engine.onnx.weights.Rope.Correction;
import dev.parley.engine.onnx.weights.Rope.Scaling;

import tools.jackson.databind.JsonNode;

/// Reads rotary positions: `rope_parameters` of newer files, `rope_theta` and `rope_scaling` of older.
final class RopeReader {

    private static final double BASE = 10_000;

    private final JsonNode json;
    private final JsonNode parameters;
    private final int positions;
    private final Scaling scaling;

    /// @param positions `max_position_embeddings`
    RopeReader(JsonNode json, int positions) {
        this.json = json;
        this.positions = positions;
        this.parameters =
                json.path("rope_parameters").isObject()
                        ? json.path("rope_parameters")
                        : json.path("rope_scaling");
        this.scaling = scaling();
    }

    Rope rope() {
        double base =
                parameters.path("rope_theta").asDouble(json.path("rope_theta").asDouble(BASE));
        return new Rope(base, scaling);
    }

    /// Positions the model is made for, as vLLM derives them: stretched by the factor, except for
    /// Llama 3, whose `max_position_embeddings` counts that already.
    int maxPositions() {
        double length =
                switch (scaling) {
                    case Scaling.None() -> positions;
                    case Scaling.Llama3 _ -> positions;
                    case Scaling.Linear(var factor) -> positions * factor;
                    case Scaling.Yarn yarn -> yarn.originalLength() * yarn.factor();
                };
        return (int) length;
    }

    private Scaling scaling() {
        String type =
                parameters.path("rope_type").asString(parameters.path("type").asString("default"));
        return switch (type) {
            case "default" -> new Scaling.None();
            case "linear" -> new Scaling.Linear(required("factor"));
            case "llama3" ->
                    new Scaling.Llama3(
                            required("factor"),
                            required("low_freq_factor"),
                            required("high_freq_factor"),
                            required("original_max_position_embeddings"));
            case "yarn" -> yarn();
            default ->
                    throw new StartupFailure(
                            "%s: rope type '%s' is not supported. Supported: default, linear, llama3, yarn."
                                    .formatted(ConfigReader.FILE, type));
        };
    }

    private Scaling yarn() {
        double factor = required("factor");
        return new Scaling.Yarn(
                factor,
                parameters.path("original_max_position_embeddings").asDouble(positions),
                parameters.path("beta_fast").asDouble(32),
                parameters.path("beta_slow").asDouble(1),
                attentionFactor(factor),
                parameters.path("truncate").asBoolean(true) ? Correction.WHOLE : Correction.EXACT);
    }

    private double attentionFactor(double factor) {
        if (parameters.path("attention_factor").isNumber()) {
            return parameters.path("attention_factor").asDouble();
        }
        double scale = parameters.path("mscale").asDouble(0);
        double allDimensions = parameters.path("mscale_all_dim").asDouble(0);
        if (scale != 0 && allDimensions != 0) {
            return magnitude(factor, scale) / magnitude(factor, allDimensions);
        }
        return magnitude(factor, 1);
    }

    private static double magnitude(double factor, double scale) {
        return factor <= 1 ? 1 : 0.1 * scale * Math.log(factor) + 1;
    }

    private double required(String key) {
        JsonNode value = parameters.path(key);
        if (!value.isNumber()) {
            throw new StartupFailure(
                    "%s: the rope parameters need a number '%s'."
                            .formatted(ConfigReader.FILE, key));
        }
        return value.asDouble();
    }
}
