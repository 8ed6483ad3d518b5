package dev.parley.engine.onnx.graph;

import dev.parley.engine.onnx.graph.GraphWriter.Operator;
import dev.parley.engine.onnx.ort.CustomOperator;
import dev.parley.engine.onnx.ort.ElementType;
import dev.parley.engine.onnx.weights.Checkpoint;
import dev.parley.engine.onnx.weights.ModelConfig;
import dev.parley.engine.onnx.weights.ModelConfig.Bias;
import dev.parley.engine.onnx.weights.ModelConfig.Embeddings;

import java.util.List;

/// Builds the graph of a Llama-shaped decoder: Llama, Mistral, Qwen2, Qwen3.
///
/// Inputs are token ids `[rows]` of all scheduled sequences, packed, and the rows `[n]` whose logits
/// are wanted; the output is logits `[n, vocabulary]`. Sequences exist for the attention operator only,
/// which also norms and rotates queries and keys. After the last attention only the wanted rows go on.
public final class DecoderGraph {

    /// Input: token ids, int32 `[rows]`.
    public static final String TOKENS = "tokens";

    /// Input: rows whose logits are wanted, int32 `[n]`.
    public static final String LOGIT_ROWS = "logit_rows";

    /// Output: float32 `[n, vocabulary]`.
    public static final String LOGITS = "logits";

    /// Domain of the attention operator.
    public static final String DOMAIN = "dev.parley";

    /// Type of the attention operator: packed queries, keys and values in, attended values out.
    public static final String PAGED_ATTENTION = "PagedAttention";

    private static final Operator GATHER = Operator.standard("Gather");
    private static final Operator GEMM = Operator.standard("Gemm");
    private static final Operator NORM = Operator.standard("SimplifiedLayerNormalization");
    private static final Operator ADD_AND_NORM =
            Operator.contrib("SkipSimplifiedLayerNormalization");

    private final ModelConfig config;
    private final GraphWriter writer = new GraphWriter();
    private final WeightNames weights;

    private DecoderGraph(ModelConfig config, Checkpoint checkpoint) {
        this.config = config;
        this.weights = new WeightNames(config, checkpoint, writer);
    }

    /// Builds the graph.
    ///
    /// @throws dev.parley.api.StartupFailure when the checkpoint lacks a tensor
    public static ModelGraph build(ModelConfig config, Checkpoint checkpoint) {
        return new DecoderGraph(config, checkpoint).build();
    }

    private ModelGraph build() {
        writer.input(TOKENS, ElementType.INT32, "rows");
        writer.input(LOGIT_ROWS, ElementType.INT32, "logit_count");
        String embedding = weights.embedding();
        writer.node(GATHER, List.of(embedding, TOKENS), List.of("embedded"));
        writer.node(
                NORM, List.of("embedded", weights.inputNorm(0)), List.of("normed.0"), epsilon());
        Stream stream = new Stream("normed.0", "embedded");
        for (int layer = 0; layer < config.layers(); layer++) {
            stream = layer(layer, stream);
        }
        String head =
                config.layout().embeddings() == Embeddings.TIED ? embedding : weights.outputLayer();
        writer.node(GEMM, List.of(stream.normed(), head), List.of(LOGITS), transposed());
        writer.output(LOGITS, ElementType.FLOAT32, "logit_count", config.vocabularySize());
        return new ModelGraph(writer.model(config.architecture(), DOMAIN), weights.all());
    }

    /// What flows from layer to layer.
    ///
    /// @param normed input of the next block
    /// @param residual what its output is added to
    private record Stream(String normed, String residual) {}

    private Stream layer(int layer, Stream in) {
        Stream attended = attention(layer, in);
        String output = feedForward(layer, attended.normed());
        boolean last = layer == config.layers() - 1;
        String norm = last ? weights.finalNorm() : weights.inputNorm(layer + 1);
        return addAndNorm("ffn." + layer, output, attended.residual(), norm);
    }

    private Stream attention(int layer, Stream in) {
        String packed = "qkv." + layer;
        String attended = "attended." + layer;
        project(packed, in.normed(), weights.queryKeyValue(layer), config.layout().qkvBias());
        writer.node(
                new Operator(DOMAIN, PAGED_ATTENTION),
                List.of(packed),
                List.of(attended),
                new Attribute.Whole(CustomOperator.INSTANCE, layer));
        String residual = in.residual();
        if (layer == config.layers() - 1) {
            residual = wanted(residual);
            attended = wanted(attended);
        }
        String output = "attention." + layer;
        project(output, attended, weights.attentionOutput(layer), config.layout().outputBias());
        return addAndNorm(output, output, residual, weights.postNorm(layer));
    }

    private String wanted(String rows) {
        writer.node(GATHER, List.of(rows, LOGIT_ROWS), List.of(rows + ".wanted"));
        return rows + ".wanted";
    }

    private String feedForward(int layer, String in) {
        String both = "gate_up." + layer;
        String gate = "gate." + layer;
        String up = "up." + layer;
        project(both, in, weights.gateAndUp(layer), config.layout().mlpBias());
        writer.node(
                Operator.standard("Split"),
                List.of(both),
                List.of(gate, up),
                new Attribute.Whole("axis", 1),
                new Attribute.Whole("num_outputs", 2));
        writer.node(
                Operator.contrib("QuickGelu"),
                List.of(gate),
                List.of("silu." + layer),
                new Attribute.Real("alpha", 1));
        writer.node(
                Operator.standard("Mul"), List.of("silu." + layer, up), List.of("gated." + layer));
        String output = "down." + layer;
        project(output, "gated." + layer, weights.down(layer), config.layout().mlpBias());
        return output;
    }

    /// Multiplies rows with a weight `[out, in]`, as checkpoints store it.
    private void project(String output, String input, WeightNames.Projection by, Bias bias) {
        List<String> inputs =
                switch (bias) {
                    case PRESENT -> List.of(input, by.weight(), by.bias());
                    case ABSENT -> List.of(input, by.weight());
                };
        writer.node(GEMM, inputs, List.of(output), transposed());
    }

    private Stream addAndNorm(String name, String rows, String residual, String norm) {
        Stream out = new Stream(name + ".normed", name + ".sum");
        writer.node(
                ADD_AND_NORM,
                List.of(rows, residual, norm),
                List.of(out.normed(), "", "", out.residual()),
                epsilon());
        return out;
    }

    private Attribute epsilon() {
        return new Attribute.Real("epsilon", config.normEpsilon());
    }

    private static Attribute transposed() {
        return new Attribute.Whole("transB", 1);
    }
}
