package dev.parley.engine.onnx.graph;

import dev.parley.engine.onnx.graph.GraphWriter.Operator;
import dev.parley.engine.onnx.ort.ElementType;
import dev.parley.engine.onnx.weights.Checkpoint;
import dev.parley.engine.onnx.weights.ModelConfig;
import dev.parley.engine.onnx.weights.ModelConfig.Attention;
import dev.parley.engine.onnx.weights.ModelConfig.Bias;
import dev.parley.engine.onnx.weights.StoredTensor;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Puts the weights of a Llama-shaped decoder into its graph: the checkpoint's tensors as they are
/// stored, widened and joined by nodes that ONNX Runtime computes once, when it prepares the session.
final class WeightNames {

    private final ModelConfig config;
    private final Checkpoint checkpoint;
    private final GraphWriter writer;
    private final Map<String, StoredTensor> all = new HashMap<>();

    WeightNames(ModelConfig config, Checkpoint checkpoint, GraphWriter writer) {
        this.config = config;
        this.checkpoint = checkpoint;
        this.writer = writer;
    }

    /// A weight `[out, in]` and its bias `[out]`.
    ///
    /// @param weight its name
    /// @param bias its bias's name, empty where the layout has none
    record Projection(String weight, String bias) {}

    /// One output range of a projection.
    ///
    /// @param prefix of its tensors in the checkpoint
    /// @param rows how many outputs
    private record Range(String prefix, long rows) {}

    /// Every tensor used so far.
    Map<String, StoredTensor> all() {
        return all;
    }

    String embedding() {
        return matrix("model.embed_tokens.weight", config.vocabularySize());
    }

    String outputLayer() {
        return matrix("lm_head.weight", config.vocabularySize());
    }

    String finalNorm() {
        return norm("model.norm.weight");
    }

    String inputNorm(int layer) {
        return norm(layer(layer, "input_layernorm.weight"));
    }

    String postNorm(int layer) {
        return norm(layer(layer, "post_attention_layernorm.weight"));
    }

    Projection queryKeyValue(int layer) {
        Attention shape = config.attention();
        long keys = (long) shape.kvHeads() * shape.headDim();
        return projection(
                layer(layer, "self_attn.qkv_proj"),
                config.hiddenSize(),
                config.layout().qkvBias(),
                new Range(layer(layer, "self_attn.q_proj"), shape.queryWidth()),
                new Range(layer(layer, "self_attn.k_proj"), keys),
                new Range(layer(layer, "self_attn.v_proj"), keys));
    }

    Projection attentionOutput(int layer) {
        String name = layer(layer, "self_attn.o_proj");
        return projection(
                name,
                config.attention().queryWidth(),
                config.layout().outputBias(),
                new Range(name, config.hiddenSize()));
    }

    Projection gateAndUp(int layer) {
        return projection(
                layer(layer, "mlp.gate_up_proj"),
                config.hiddenSize(),
                config.layout().mlpBias(),
                new Range(layer(layer, "mlp.gate_proj"), config.intermediateSize()),
                new Range(layer(layer, "mlp.up_proj"), config.intermediateSize()));
    }

    Projection down(int layer) {
        String name = layer(layer, "mlp.down_proj");
        return projection(
                name,
                config.intermediateSize(),
                config.layout().mlpBias(),
                new Range(name, config.hiddenSize()));
    }

    private static String layer(int layer, String name) {
        return "model.layers.%d.%s".formatted(layer, name);
    }

    private String norm(String name) {
        return widened(name, config.hiddenSize());
    }

    private String matrix(String name, long rows) {
        return widened(name, rows, config.hiddenSize());
    }

    private Projection projection(String name, long columns, Bias bias, Range... ranges) {
        List<String> weights = new ArrayList<>();
        List<String> biases = new ArrayList<>();
        for (Range range : ranges) {
            weights.add(widened(range.prefix() + ".weight", range.rows(), columns));
            if (bias == Bias.PRESENT) {
                biases.add(widened(range.prefix() + ".bias", range.rows()));
            }
        }
        return new Projection(joined(name + ".weight", weights), joined(name + ".bias", biases));
    }

    /// One tensor under one another, or the only one.
    private String joined(String name, List<String> parts) {
        if (parts.size() < 2) {
            return parts.isEmpty() ? "" : parts.getFirst();
        }
        writer.node(
                Operator.standard("Concat"), parts, List.of(name), new Attribute.Whole("axis", 0));
        return name;
    }

    /// A tensor of the checkpoint as float32.
    private String widened(String name, long... shape) {
        StoredTensor tensor = checkpoint.tensor(name, shape);
        writer.weight(name, tensor.type(), tensor.shape());
        all.put(name, tensor);
        if (tensor.type() == ElementType.FLOAT32) {
            return name;
        }
        String wide = name + ".float32";
        writer.node(
                Operator.standard("Cast"),
                List.of(name),
                List.of(wide),
                new Attribute.Whole("to", ElementType.FLOAT32.code()));
        return wide;
    }
}
