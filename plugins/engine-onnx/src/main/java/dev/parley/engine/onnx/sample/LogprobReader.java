package dev.parley.engine.onnx.sample;

import dev.parley.api.engine.TokenLogprobs;
import dev.parley.engine.onnx.sample.RowKernels.Floor;

/// Reads log-probabilities from a row of logits.
final class LogprobReader {

    private static final int ALL = -1;

    private final int vocabulary;
    private final LogprobsMode mode;
    private final float[] weights;
    private final float[] sums;
    private final TopTokens top = new TopTokens();

    LogprobReader(int vocabulary, LogprobsMode mode) {
        this.vocabulary = vocabulary;
        this.mode = mode;
        weights = new float[vocabulary];
        sums = new float[vocabulary / RowKernels.RUN + 1];
    }

    /// @param count how many top tokens, -1 for all
    TokenLogprobs top(float[] row, int token, int count) {
        double shift = normaliser(row);
        top.find(row, vocabulary, count == ALL ? vocabulary : count);
        top.sort();
        int[] ids = new int[top.size()];
        float[] values = new float[top.size()];
        for (int i = 0; i < ids.length; i++) {
            ids[i] = top.id(i);
            values[i] = (float) (top.value(i) - shift);
        }
        return at(row, token, shift, ids, values);
    }

    /// @param ids whose values are wanted, in this order
    TokenLogprobs of(float[] row, int token, int[] ids) {
        double shift = normaliser(row);
        float[] values = new float[ids.length];
        for (int i = 0; i < ids.length; i++) {
            values[i] = (float) (row[ids[i]] - shift);
        }
        return at(row, token, shift, ids.clone(), values);
    }

    private TokenLogprobs at(float[] row, int token, double shift, int[] ids, float[] values) {
        int rank = 1 + RowKernels.countGreater(row, vocabulary, row[token]);
        return new TokenLogprobs(token, (float) (row[token] - shift), rank, ids, values);
    }

    /// What to subtract from a logit.
    private double normaliser(float[] row) {
        if (!mode.normalised()) {
            return 0;
        }
        float max = RowKernels.max(row, vocabulary);
        if (max == Float.NEGATIVE_INFINITY) {
            return 0;
        }
        RowKernels.weights(row, weights, vocabulary, Floor.none(max));
        return max + Math.log(RowKernels.runSums(weights, vocabulary, sums));
    }
}
