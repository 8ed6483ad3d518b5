package dev.parley.engine.onnx.execute;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.engine.onnx.step.ModelExecutor;
import dev.parley.engine.onnx.weights.MemoryFiles;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Compares with what Hugging Face transformers computes from the same checkpoints in float32.
class GoldenCheckpointTest {

    private static final double TOLERANCE = 1e-3;
    private static final double TIE = 0.01;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "llama",
                "llama-tied-bias",
                "llama3-rope",
                "llama-linear-rope",
                "llama-yarn",
                "llama-head-dim",
                "mistral",
                "qwen2",
                "qwen3",
                "qwen3-tied"
            })
    void agreesWithTransformers(String name) {
        MemoryFiles model = Goldens.model(name);
        JsonNode expected = JsonMapper.shared().readTree(model.files().get("expected.json"));
        try (ModelExecutor executor = OnnxModel.open(Starts.of(model).start())) {
            everyPosition(executor, expected);
            for (int i = 0; i < expected.path("prompts").size(); i++) {
                generation(executor, expected, i);
            }
        }
    }

    private static void everyPosition(ModelExecutor executor, JsonNode expected) {
        float[][] logits = Sequence.allLogits(executor, ints(expected.path("prompts").path(0)));
        for (int position = 0; position < logits.length; position++) {
            assertClose(
                    expected.path("position_logits").path(position),
                    logits[position],
                    "position " + position);
        }
    }

    private static void generation(ModelExecutor executor, JsonNode expected, int index) {
        int[] prompt = ints(expected.path("prompts").path(index));
        int[] greedy = ints(expected.path("greedy").path(index));
        Sequence sequence = Sequence.alone(prompt, executor);
        float[][] logits = sequence.generate(executor, prompt.length, greedy.length);
        assertClose(expected.path("last_logits").path(index), logits[0], "prompt " + index);
        for (int step = 0; step < greedy.length; step++) {
            if (expected.path("margins").path(index).path(step).asDouble() < TIE) {
                return;
            }
            assertEquals(
                    greedy[step],
                    Sequence.best(logits[step]),
                    "prompt %d, step %d".formatted(index, step));
        }
    }

    private static void assertClose(JsonNode expected, float[] actual, String where) {
        double largest = 0;
        double difference = 0;
        for (int i = 0; i < expected.size(); i++) {
            double value = expected.path(i).asDouble();
            largest = Math.max(largest, Math.abs(value));
            difference = Math.max(difference, Math.abs(value - actual[i]));
        }
        assertTrue(
                difference <= TOLERANCE * largest,
                "%s differs by %g of %g".formatted(where, difference, largest));
    }

    static int[] ints(JsonNode array) {
        int[] result = new int[array.size()];
        for (int i = 0; i < result.length; i++) {
            result[i] = array.path(i).asInt();
        }
        return result;
    }
}
