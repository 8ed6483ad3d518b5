package dev.parley.engine.onnx.weights;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.api.StartupFailure;
import dev.parley.engine.onnx.weights.ModelConfig.Bias;
import dev.parley.engine.onnx.weights.ModelConfig.Embeddings;
import dev.parley.engine.onnx.weights.ModelConfig.HeadNorm;
import dev.parley.engine.onnx.weights.Rope.Scaling;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

class ConfigReaderTest {

    private static final String SIZES =
            """
            "vocab_size": 100, "hidden_size": 64, "intermediate_size": 96, "num_hidden_layers": 3,
            "num_attention_heads": 4, "max_position_embeddings": 256\
            """;

    private static ModelConfig read(String architecture, String more) {
        String json = "{\"architectures\": [\"%s\"], %s %s}".formatted(architecture, SIZES, more);
        return ConfigReader.read(
                new MemoryFiles(Map.of(ConfigReader.FILE, json.getBytes(StandardCharsets.UTF_8))));
    }

    private static String refusal(String architecture, String more) {
        return assertThrows(StartupFailure.class, () -> read(architecture, more)).getMessage();
    }

    @Test
    void whatIsNotSaidHasTheFamilysDefault() {
        ModelConfig config = read("LlamaForCausalLM", "");
        assertEquals(new ModelConfig.Attention(4, 4, 16), config.attention());
        assertEquals(new Rope(10_000, new Scaling.None()), config.rope());
        assertEquals(
                new ModelConfig.Layout(
                        Embeddings.SEPARATE, HeadNorm.NONE, Bias.ABSENT, Bias.ABSENT, Bias.ABSENT),
                config.layout());
        assertEquals(List.of(), config.endTokens());
        assertEquals(3, config.layers());
    }

    @Test
    void familiesDifferInNormsAndBiases() {
        assertEquals(HeadNorm.RMS, read("Qwen3ForCausalLM", "").layout().headNorm());
        assertEquals(Bias.PRESENT, read("Qwen2ForCausalLM", "").layout().qkvBias());
        assertEquals(Bias.ABSENT, read("Qwen2ForCausalLM", "").layout().outputBias());
        assertEquals(
                Bias.PRESENT,
                read("LlamaForCausalLM", ", \"attention_bias\": true").layout().outputBias());
    }

    @Test
    void endTokensAreOneOrMany() {
        assertEquals(List.of(2), read("LlamaForCausalLM", ", \"eos_token_id\": 2").endTokens());
        assertEquals(
                List.of(7, 2), read("LlamaForCausalLM", ", \"eos_token_id\": [7, 2]").endTokens());
        assertEquals(List.of(), read("LlamaForCausalLM", ", \"eos_token_id\": null").endTokens());
    }

    @Nested
    class RotaryPositions {

        @Test
        void bothSpellingsMeanTheSame() {
            String older =
                    ", \"rope_theta\": 5e5, \"rope_scaling\": {\"type\": \"linear\", \"factor\":"
                            + " 2}";
            String newer =
                    ", \"rope_parameters\": {\"rope_type\": \"linear\", \"factor\": 2.0,"
                            + " \"rope_theta\": 500000.0}";
            assertEquals(read("LlamaForCausalLM", older), read("LlamaForCausalLM", newer));
        }

        @Test
        void anAbsentScalingIsNone() {
            assertEquals(
                    new Rope(5000, new Scaling.None()),
                    read("LlamaForCausalLM", ", \"rope_theta\": 5000, \"rope_scaling\": null")
                            .rope());
        }

        @Test
        void stretchedPositionsCountInTheLength() {
            String linear = ", \"rope_scaling\": {\"type\": \"linear\", \"factor\": 2}";
            String yarn =
                    ", \"rope_scaling\": {\"type\": \"yarn\", \"factor\": 4,"
                            + " \"original_max_position_embeddings\": 64}";
            assertEquals(512, read("LlamaForCausalLM", linear).maxPositions());
            assertEquals(256, read("LlamaForCausalLM", yarn).maxPositions());
        }

        @Test
        void anUnknownTypeIsNamedWithTheKnownOnes() {
            String message =
                    refusal(
                            "LlamaForCausalLM",
                            ", \"rope_scaling\": {\"rope_type\": \"longrope\"}");
            assertTrue(message.contains("'longrope'") && message.contains("llama3"), message);
        }
    }

    @Nested
    class Windows {

        @Test
        void mistralSlidesEverywhere() {
            assertEquals(
                    List.of(8, 8, 8),
                    read("MistralForCausalLM", ", \"sliding_window\": 8").windows());
        }

        @Test
        void qwenSlidesOnlyWhenSaid() {
            int all = Integer.MAX_VALUE;
            String window = ", \"sliding_window\": 8, \"max_window_layers\": 2";
            assertEquals(List.of(all, all, all), read("Qwen3ForCausalLM", window).windows());
            assertEquals(
                    List.of(all, all, 8),
                    read("Qwen3ForCausalLM", window + ", \"use_sliding_window\": true").windows());
        }

        @Test
        void layerTypesDecideWhereTheyStand() {
            String types =
                    """
                    , "sliding_window": 8, "use_sliding_window": true,
                    "layer_types": ["sliding_attention", "full_attention", "sliding_attention"]\
                    """;
            assertEquals(
                    List.of(8, Integer.MAX_VALUE, 8), read("Qwen3ForCausalLM", types).windows());
        }
    }

    @Nested
    class Refuses {

        @Test
        void anUnknownArchitectureNamingTheKnownOnes() {
            String message = refusal("BertModel", "");
            assertTrue(
                    message.contains("BertModel") && message.contains("Qwen3ForCausalLM"), message);
        }

        @Test
        void anUnknownActivation() {
            assertTrue(
                    refusal("LlamaForCausalLM", ", \"hidden_act\": \"gelu\"").contains("'gelu'"));
        }

        @Test
        void headsThatDoNotShare() {
            assertTrue(
                    refusal("LlamaForCausalLM", ", \"num_key_value_heads\": 3")
                            .contains("3 key/value heads"));
        }

        @Test
        void aFileThatIsNotJson() {
            MemoryFiles files = new MemoryFiles(Map.of(ConfigReader.FILE, new byte[] {'{'}));
            assertThrows(StartupFailure.class, () -> ConfigReader.read(files));
        }

        @Test
        void aFolderWithoutTheFile() {
            assertThrows(StartupFailure.class, () -> ConfigReader.read(new MemoryFiles(Map.of())));
        }
    }
}
