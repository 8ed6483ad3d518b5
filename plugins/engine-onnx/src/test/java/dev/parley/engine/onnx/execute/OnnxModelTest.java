package dev.parley.engine.onnx.execute;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.api.StartupFailure;
import dev.parley.api.engine.EngineOptions.Cache;
import dev.parley.api.engine.EngineOptions.PrefixCaching;
import dev.parley.api.engine.LoadProgress;
import dev.parley.api.engine.ModelInfo;
import dev.parley.engine.onnx.step.ModelExecutor;
import dev.parley.engine.onnx.step.StepPlan;
import dev.parley.engine.onnx.weights.MemoryFiles;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.OptionalLong;

class OnnxModelTest {

    private static final int[] PROMPT = {
        5, 300, 17, 42, 9, 250, 33, 8, 120, 77, 61, 4, 19, 200, 21, 90, 111, 6, 7
    };

    private final MemoryFiles qwen3 = Goldens.model("qwen3");

    private static float[] answer(ModelExecutor executor) {
        return Sequence.alone(PROMPT, executor).generate(executor, PROMPT.length, 1)[0];
    }

    private float[] expected() {
        try (ModelExecutor executor = OnnxModel.open(Starts.of(qwen3).start())) {
            return answer(executor);
        }
    }

    @Test
    void saysWhatItLoaded() {
        Cache cache = new Cache(32, OptionalLong.empty(), OptionalInt.of(9), PrefixCaching.OFF);
        try (ModelExecutor executor =
                OnnxModel.open(Starts.of(qwen3).cache(cache).length(200).start())) {
            assertEquals(
                    new ModelInfo("Qwen3ForCausalLM", 384, 200, List.of(2), "float32", "cpu"),
                    executor.model());
            assertEquals(9, executor.blocks());
            assertEquals(32, executor.blockSize());
        }
    }

    @Test
    void reportsProgressToTheEnd() {
        List<LoadProgress> reports = new ArrayList<>();
        OnnxModel.open(Starts.of(qwen3).start(Map.of(), reports::add)).close();
        for (int i = 1; i < reports.size(); i++) {
            assertTrue(
                    reports.get(i).fraction() >= reports.get(i - 1).fraction(), reports::toString);
        }
        assertEquals(1, reports.getLast().fraction());
    }

    @Test
    void severalMayBeOpenAtOnce() {
        float[] expected = expected();
        try (ModelExecutor first = OnnxModel.open(Starts.of(qwen3).start())) {
            try (ModelExecutor second = OnnxModel.open(Starts.of(qwen3).start())) {
                assertArrayEquals(expected, answer(second));
                assertArrayEquals(expected, answer(first));
            }
            assertArrayEquals(expected, answer(first));
        }
    }

    @Test
    void anotherThreadMayUseIt() throws InterruptedException {
        float[] expected = expected();
        List<float[]> answers = new ArrayList<>();
        try (ModelExecutor executor = OnnxModel.open(Starts.of(qwen3).start())) {
            Thread.ofPlatform().start(() -> answers.add(answer(executor))).join();
        }
        assertArrayEquals(expected, answers.getFirst());
    }

    @ParameterizedTest
    @ValueSource(ints = {8, 16, 32, 64})
    void theBlockSizeIsNotSeen(int blockSize) {
        float[] expected = expected();
        try (ModelExecutor executor =
                OnnxModel.open(Starts.of(qwen3).blockSize(blockSize).start())) {
            assertArrayEquals(expected, answer(executor), 1e-4f);
        }
    }

    @Test
    void aStepMayWantNoLogits() {
        float[] expected = expected();
        try (ModelExecutor executor = OnnxModel.open(Starts.of(qwen3).start())) {
            int[] blocks = {3, 1};
            int cut = PROMPT.length - 4;
            executor.execute(plan(0, cut, blocks, new int[0]));
            float[] logits = new float[executor.model().vocabularySize()];
            executor.execute(plan(cut, PROMPT.length - cut, blocks, new int[] {3}))
                    .copyRow(0, logits);
            assertArrayEquals(expected, logits, 1e-4f);
        }
    }

    private static StepPlan plan(int context, int rows, int[] blocks, int[] wanted) {
        int[] tokens = new int[rows];
        int[] positions = new int[rows];
        for (int i = 0; i < rows; i++) {
            tokens[i] = PROMPT[context + i];
            positions[i] = context + i;
        }
        return new StepPlan(
                tokens, positions, List.of(new StepPlan.Slice(0, rows, context, blocks)), wanted);
    }

    @Nested
    class Refuses {

        private String refusal(Starts starts) {
            return assertThrows(StartupFailure.class, () -> OnnxModel.open(starts.start()))
                    .getMessage();
        }

        @Test
        void otherDevices() {
            assertTrue(refusal(Starts.of(qwen3).device("cuda")).contains("--device cpu"));
        }

        @Test
        void otherArithmetic() {
            assertTrue(refusal(Starts.of(qwen3).dtype("bfloat16")).contains("float32"));
        }

        @Test
        void tooLongSequences() {
            assertTrue(refusal(Starts.of(qwen3).length(257)).contains("257"));
        }

        @Test
        void missingWeights() {
            Map<String, byte[]> files = new HashMap<>(qwen3.files());
            files.remove("model.safetensors");
            assertTrue(refusal(Starts.of(new MemoryFiles(files))).contains("model.safetensors"));
        }

        @Test
        void weightsThatContradictTheConfiguration() {
            String config = new String(qwen3.files().get("config.json"), StandardCharsets.UTF_8);
            MemoryFiles changed =
                    qwen3.with(
                            "config.json",
                            config.replace("\"hidden_size\": 64", "\"hidden_size\": 96"));
            assertTrue(refusal(Starts.of(changed)).contains("96"));
        }
    }
}
