package dev.parley.engine.onnx.weights;

import dev.parley.api.StartupFailure;
import dev.parley.api.model.ModelFiles;
import dev.parley.engine.onnx.weights.ModelConfig.Attention;
import dev.parley.engine.onnx.weights.ModelConfig.Bias;
import dev.parley.engine.onnx.weights.ModelConfig.Embeddings;
import dev.parley.engine.onnx.weights.ModelConfig.HeadNorm;
import dev.parley.engine.onnx.weights.ModelConfig.Layout;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Reads `config.json` of the Llama family.
public final class ConfigReader {

    /// The file's name.
    public static final String FILE = "config.json";

    private static final int UNSTATED_POSITIONS = 2048;

    private static final Map<String, Family> FAMILIES =
            Map.of(
                    "LlamaForCausalLM", Family.LLAMA,
                    "MistralForCausalLM", Family.MISTRAL,
                    "Qwen2ForCausalLM", Family.QWEN2,
                    "Qwen3ForCausalLM", Family.QWEN3);

    private final JsonNode json;
    private final String architecture;
    private final Family family;

    private ConfigReader(JsonNode json, String architecture, Family family) {
        this.json = json;
        this.architecture = architecture;
        this.family = family;
    }

    private enum Family {
        LLAMA,
        MISTRAL,
        QWEN2,
        QWEN3
    }

    /// The architectures that can be read.
    public static Set<String> architectures() {
        return FAMILIES.keySet();
    }

    /// Reads a model's configuration.
    ///
    /// @throws StartupFailure naming what is not supported
    public static ModelConfig read(ModelFiles files) {
        JsonNode json = parse(files);
        List<String> named = architectures(json);
        for (String architecture : named) {
            Family family = FAMILIES.get(architecture);
            if (family != null) {
                return new ConfigReader(json, architecture, family).config();
            }
        }
        throw new StartupFailure(
                "The model in %s is a %s, which is not supported. Supported: %s."
                        .formatted(
                                files.origin(),
                                named.isEmpty()
                                        ? "model without 'architectures'"
                                        : String.join(", ", named),
                                String.join(", ", architectures().stream().sorted().toList())));
    }

    /// The architectures that a model's configuration names, in its order.
    public static List<String> architectures(JsonNode json) {
        List<String> names = new ArrayList<>();
        json.path("architectures").forEach(name -> names.add(name.asString()));
        return names;
    }

    /// Parses the file.
    public static JsonNode parse(ModelFiles files) {
        try (InputStream source = files.open(FILE)) {
            return JsonMapper.shared().readTree(source);
        } catch (IOException | JacksonException e) {
            throw new StartupFailure(
                    "%s of %s cannot be read. A model folder needs a valid one."
                            .formatted(FILE, files.origin()),
                    e);
        }
    }

    private ModelConfig config() {
        requireActivation();
        int layers = integer("num_hidden_layers");
        Attention attention = attention();
        RopeReader rope =
                new RopeReader(json, optional("max_position_embeddings", UNSTATED_POSITIONS));
        return new ModelConfig(
                architecture,
                integer("vocab_size"),
                integer("hidden_size"),
                integer("intermediate_size"),
                (float) json.path("rms_norm_eps").asDouble(1e-6),
                attention,
                layout(),
                rope.rope(),
                rope.maxPositions(),
                endTokens(),
                new WindowReader(json, family == Family.MISTRAL).windows(layers));
    }

    private void requireActivation() {
        String activation = json.path("hidden_act").asString("silu");
        if (!activation.equals("silu") && !activation.equals("swish")) {
            throw new StartupFailure(
                    "%s: hidden_act '%s' is not supported. Supported: silu."
                            .formatted(FILE, activation));
        }
    }

    private Attention attention() {
        int heads = integer("num_attention_heads");
        int kvHeads = optional("num_key_value_heads", heads);
        int headDim = optional("head_dim", integer("hidden_size") / heads);
        if (heads % kvHeads != 0 || headDim % 2 != 0) {
            throw new StartupFailure(
                    "%s: %d attention heads, %d key/value heads and head_dim %d do not fit together."
                            .formatted(FILE, heads, kvHeads, headDim));
        }
        return new Attention(heads, kvHeads, headDim);
    }

    private Layout layout() {
        boolean attentionBias = json.path("attention_bias").asBoolean(false);
        boolean qwen2 = family == Family.QWEN2;
        return new Layout(
                json.path("tie_word_embeddings").asBoolean(false)
                        ? Embeddings.TIED
                        : Embeddings.SEPARATE,
                family == Family.QWEN3 ? HeadNorm.RMS : HeadNorm.NONE,
                Bias.of(qwen2 || attentionBias),
                Bias.of(!qwen2 && attentionBias),
                Bias.of(json.path("mlp_bias").asBoolean(false)));
    }

    private List<Integer> endTokens() {
        JsonNode end = json.path("eos_token_id");
        List<Integer> ids = new ArrayList<>();
        if (end.isArray()) {
            end.forEach(id -> ids.add(id.asInt()));
        } else if (end.isInt()) {
            ids.add(end.asInt());
        }
        return ids;
    }

    private int optional(String key, int otherwise) {
        return json.path(key).isInt() ? integer(key) : otherwise;
    }

    private int integer(String key) {
        JsonNode value = json.path(key);
        if (!value.isInt() || value.asInt() < 1) {
            throw new StartupFailure(
                    "%s: '%s' must be a whole number from 1, but it is %s."
                            .formatted(FILE, key, value.isMissingNode() ? "missing" : value));
        }
        return value.asInt();
    }
}
