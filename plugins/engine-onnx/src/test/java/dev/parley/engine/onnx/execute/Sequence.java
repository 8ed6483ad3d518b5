package dev.parley.engine.onnx.execute;

import dev.parley.engine.onnx.step.Logits;
import dev.parley.engine.onnx.step.ModelExecutor;
import dev.parley.engine.onnx.step.StepPlan;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// A sequence that is fed by hand, with blocks of its own.
final class Sequence {

    private final int[] blocks;
    private int[] tokens;
    private int stored;

    /// @param firstBlock every `blockStep`th block from here on is this sequence's
    Sequence(int[] prompt, ModelExecutor executor, int firstBlock, int blockStep) {
        this.tokens = prompt.clone();
        this.blocks = new int[executor.model().maxModelLength() / executor.blockSize()];
        for (int i = 0; i < blocks.length; i++) {
            blocks[i] = firstBlock + i * blockStep;
        }
    }

    static Sequence alone(int[] prompt, ModelExecutor executor) {
        return new Sequence(prompt, executor, 0, 1);
    }

    int[] tokens() {
        return tokens;
    }

    int pending() {
        return tokens.length - stored;
    }

    void append(int token) {
        tokens = Arrays.copyOf(tokens, tokens.length + 1);
        tokens[tokens.length - 1] = token;
    }

    /// Runs one step with some tokens of each sequence; the last row of each gives logits.
    static float[][] step(ModelExecutor executor, int most, Sequence... sequences) {
        List<StepPlan.Slice> slices = new ArrayList<>();
        int[] rows = new int[0];
        int[] positions = new int[0];
        int[] wanted = new int[sequences.length];
        for (int s = 0; s < sequences.length; s++) {
            Sequence sequence = sequences[s];
            int count = Math.min(most, sequence.pending());
            slices.add(new StepPlan.Slice(rows.length, count, sequence.stored, sequence.blocks));
            int first = rows.length;
            rows = Arrays.copyOf(rows, first + count);
            positions = Arrays.copyOf(positions, first + count);
            for (int i = 0; i < count; i++) {
                rows[first + i] = sequence.tokens[sequence.stored + i];
                positions[first + i] = sequence.stored + i;
            }
            sequence.stored += count;
            wanted[s] = rows.length - 1;
        }
        Logits logits = executor.execute(new StepPlan(rows, positions, slices, wanted));
        return rows(executor, logits, wanted.length);
    }

    /// Logits of every position of a prompt.
    static float[][] allLogits(ModelExecutor executor, int[] prompt) {
        Sequence sequence = alone(prompt, executor);
        int[] positions = new int[prompt.length];
        Arrays.setAll(positions, i -> i);
        StepPlan.Slice slice = new StepPlan.Slice(0, prompt.length, 0, sequence.blocks);
        Logits logits =
                executor.execute(new StepPlan(prompt, positions, List.of(slice), positions));
        return rows(executor, logits, prompt.length);
    }

    private static float[][] rows(ModelExecutor executor, Logits logits, int count) {
        float[][] result = new float[count][executor.model().vocabularySize()];
        for (int row = 0; row < count; row++) {
            logits.copyRow(row, result[row]);
        }
        return result;
    }

    /// Feeds the prompt in chunks, then takes the best token `count` times.
    ///
    /// @return logits before each token
    float[][] generate(ModelExecutor executor, int chunk, int count) {
        float[][] result = new float[count][];
        for (int i = 0; i < count; i++) {
            do {
                result[i] = step(executor, chunk, this)[0];
            } while (pending() > 0);
            append(best(result[i]));
        }
        return result;
    }

    static int best(float[] logits) {
        int best = 0;
        for (int i = 1; i < logits.length; i++) {
            if (logits[i] > logits[best]) {
                best = i;
            }
        }
        return best;
    }
}
