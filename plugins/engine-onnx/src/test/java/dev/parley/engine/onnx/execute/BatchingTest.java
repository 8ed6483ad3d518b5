package dev.parley.engine.onnx.execute;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import dev.parley.engine.onnx.step.ModelExecutor;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// How rows are packed into steps must not be seen in what they compute.
class BatchingTest {

    private static final int STEPS = 12;
    private static final int SEED = 7;

    /// Room for matrix products whose rounding depends on the number of rows; here none needs it.
    private static final float NOISE = 1e-4f;

    @ParameterizedTest
    @ValueSource(strings = {"llama", "qwen3", "mistral"})
    void chunksOfAPromptEqualTheWhole(String name) {
        try (ModelExecutor executor = OnnxModel.open(Starts.of(Goldens.model(name)).start())) {
            int[] prompt = prompts(1, 90).getFirst();
            float[][] whole =
                    Sequence.alone(prompt, executor).generate(executor, prompt.length, STEPS);
            for (int chunk : new int[] {1, 7, 16, 33}) {
                float[][] cut = Sequence.alone(prompt, executor).generate(executor, chunk, STEPS);
                assertSame(whole, cut);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"llama", "qwen3", "mistral"})
    void sequencesInABatchEqualThemselvesAlone(String name) {
        try (ModelExecutor executor = OnnxModel.open(Starts.of(Goldens.model(name)).start())) {
            List<int[]> prompts = prompts(8, 70);
            List<float[][]> alone = new ArrayList<>();
            Sequence[] batch = new Sequence[prompts.size()];
            for (int i = 0; i < batch.length; i++) {
                alone.add(Sequence.alone(prompts.get(i), executor).generate(executor, 1000, STEPS));
                batch[i] = new Sequence(prompts.get(i), executor, i, batch.length);
            }
            for (int step = 0; step < STEPS; step++) {
                float[][] logits = Sequence.step(executor, 1000, batch);
                for (int i = 0; i < batch.length; i++) {
                    assertArrayEquals(alone.get(i)[step], logits[i], NOISE);
                    batch[i].append(Sequence.best(logits[i]));
                }
            }
        }
    }

    private static void assertSame(float[][] expected, float[][] actual) {
        for (int step = 0; step < expected.length; step++) {
            assertArrayEquals(expected[step], actual[step], NOISE, "step " + step);
        }
    }

    private static List<int[]> prompts(int count, int longest) {
        Random random = new Random(SEED);
        List<int[]> prompts = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            prompts.add(random.ints(longest - i * 7, 4, 384).toArray());
        }
        return prompts;
    }
}
