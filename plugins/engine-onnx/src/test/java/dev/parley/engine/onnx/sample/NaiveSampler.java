package dev.parley.engine.onnx.sample;

import dev.parley.api.engine.SamplingParams;

import java.util.List;
import java.util.stream.IntStream;

/// The order of operations written down without any thought of speed, in double precision where that
/// does not change what is kept.
final class NaiveSampler {

    private final SamplingParams params;
    private final int[] prompt;
    private final int[] output;

    NaiveSampler(SamplingParams params, int[] prompt, int[] output) {
        this.params = params;
        this.prompt = prompt;
        this.output = output;
    }

    /// Logits after everything before temperature.
    float[] ruled(float[] model) {
        float[] row = model.clone();
        params.allowedTokenIds()
                .ifPresent(
                        allowed -> {
                            for (int id = 0; id < row.length; id++) {
                                if (!allowed.contains(id)) {
                                    row[id] = Float.NEGATIVE_INFINITY;
                                }
                            }
                        });
        for (List<Integer> word : params.badWords()) {
            List<Integer> head = word.subList(0, word.size() - 1);
            List<Integer> written = IntStream.of(output).boxed().toList();
            if (head.size() <= written.size()
                    && written.subList(written.size() - head.size(), written.size()).equals(head)) {
                row[word.getLast()] = Float.NEGATIVE_INFINITY;
            }
        }
        if (output.length < params.minTokens()) {
            params.endTokens().forEach(id -> row[id] = Float.NEGATIVE_INFINITY);
            params.stopTokenIds().forEach(id -> row[id] = Float.NEGATIVE_INFINITY);
            params.maskedUntilMinTokens().forEach(id -> row[id] = Float.NEGATIVE_INFINITY);
        }
        params.logitBias().forEach((id, bias) -> row[id] += bias);
        penalise(row);
        return row;
    }

    /// Logits that are drawn from.
    float[] processed(float[] model) {
        float[] row = ruled(model);
        if (params.greedy()) {
            return row;
        }
        for (int id = 0; id < row.length; id++) {
            row[id] /= params.temperature();
        }
        double[] weights = weights(row);
        for (int id = 0; id < row.length; id++) {
            if (weights[id] < params.minP()) {
                row[id] = Float.NEGATIVE_INFINITY;
            }
        }
        if (params.topK() > 0 && params.topK() < row.length) {
            float border = row[SelectionTest.sorted(row)[params.topK() - 1]];
            for (int id = 0; id < row.length; id++) {
                row[id] = row[id] < border ? Float.NEGATIVE_INFINITY : row[id];
            }
        }
        if (params.topP() < 1f) {
            topP(row);
        }
        return row;
    }

    private void topP(float[] row) {
        double[] weights = weights(row);
        double total = IntStream.range(0, row.length).mapToDouble(id -> weights[id]).sum();
        int[] order = SelectionTest.sorted(row);
        double sum = 0;
        for (int i = order.length - 1; i > 0; i--) {
            sum += weights[order[i]];
            if (sum > (1.0 - params.topP()) * total) {
                return;
            }
            row[order[i]] = Float.NEGATIVE_INFINITY;
        }
    }

    private void penalise(float[] row) {
        for (int id = 0; id < row.length; id++) {
            int wanted = id;
            long written = IntStream.of(output).filter(token -> token == wanted).count();
            boolean seen = written > 0 || IntStream.of(prompt).anyMatch(token -> token == wanted);
            if (seen) {
                row[id] =
                        row[id] > 0
                                ? row[id] / params.repetitionPenalty()
                                : row[id] * params.repetitionPenalty();
            }
            row[id] -= params.frequencyPenalty() * written;
            row[id] -= written > 0 ? params.presencePenalty() : 0;
        }
    }

    private static double[] weights(float[] row) {
        double max = Double.NEGATIVE_INFINITY;
        for (float logit : row) {
            max = Math.max(max, logit);
        }
        double[] weights = new double[row.length];
        for (int id = 0; id < row.length; id++) {
            weights[id] = RowKernels.expScalar((float) (row[id] - max));
        }
        return weights;
    }
}
