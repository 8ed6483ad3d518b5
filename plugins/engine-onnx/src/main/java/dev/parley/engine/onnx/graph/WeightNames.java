package dev.parley.engine.onnx.graph;

import dev.parley.engine.onnx.weights.ModelConfig;
import dev.parley.engine.onnx.weights.ModelConfig.Attention;
import dev.parley.engine.onnx.weights.ModelConfig.Bias;
import java.util.ArrayList;
import java.util.List;

/// Names the weights of a Llama-shaped decoder as its graph needs them, and writes down which tensors
/// of the checkpoint make each of them up.
final class WeightNames {

    private final ModelConfig config;
    private final GraphWriter writer;
    private final List<GraphWeight> all = new ArrayList<>();

    WeightNames(ModelConfig config, GraphWriter writer) {
        this.config = config;
        this.writer = writer;
    }

    /// A weight `[out, in]` and its bias `[out]`.
    ///
    /// @param weight its name
    /// @param bias its bias's name; names nothing where the layout has none
    record Projection(String weight, String bias) {}

    /// One output range of a projection.
    ///
    /// @param prefix of its tensors in the checkpoint
    /// @param rows how many outputs
    private record Range(String prefix, long rows) {}

    /// Everything named so far.
    List<GraphWeight> all() {
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
                name, config.intermediateSize(), config.layout().mlpBias(), new Range(name, config.hiddenSize()));
    }

    private static String layer(int layer, String name) {
        return "model.layers.%d.%s".formatted(layer, name);
    }

    private String norm(String name) {
        List<Long> shape = List.of((long) config.hiddenSize());
        return add(new GraphWeight(name, shape, List.of(new GraphWeight.Part(name, shape))));
    }

    private String matrix(String name, long rows) {
        List<Long> shape = List.of(rows, (long) config.hiddenSize());
        return add(new GraphWeight(name, shape, List.of(new GraphWeight.Part(name, shape))));
    }

    private Projection projection(String name, long columns, Bias bias, Range... ranges) {
        List<GraphWeight.Part> weights = new ArrayList<>();
        List<GraphWeight.Part> biases = new ArrayList<>();
        long rows = 0;
        for (Range range : ranges) {
            weights.add(new GraphWeight.Part(range.prefix() + ".weight", List.of(range.rows(), columns)));
            biases.add(new GraphWeight.Part(range.prefix() + ".bias", List.of(range.rows())));
            rows += range.rows();
        }
        add(new GraphWeight(name + ".weight", List.of(rows, columns), weights));
        if (bias == Bias.PRESENT) {
            add(new GraphWeight(name + ".bias", List.of(rows), biases));
        }
        return new Projection(name + ".weight", name + ".bias");
    }

    private String add(GraphWeight weight) {
        writer.weight(weight.name(), weight.shape());
        all.add(weight);
        return weight.name();
    }
}
