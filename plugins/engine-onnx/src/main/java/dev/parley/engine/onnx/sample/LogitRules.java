package dev.parley.engine.onnx.sample;

import dev.parley.api.engine.SamplingParams;
import dev.parley.engine.onnx.kv.TokenHistory;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// What a request changes about its logits before temperature: allowed ids, bad words, minimum
/// length, bias, penalties and the thinking budget, in this order.
final class LogitRules {

    private final int vocabulary;
    private final long @Nullable [] allowed;
    private final int[][] badWords;
    private final int minTokens;
    private final int[] ends;
    private final float[] savedEnds;
    private final int[] biasIds;
    private final float[] biases;
    private final float repetition;
    private final float frequency;
    private final float presence;
    private final @Nullable TokenCounts counts;
    private final @Nullable ThinkingRule thinking;

    LogitRules(SamplingParams params, TokenHistory tokens, int vocabulary) {
        this.vocabulary = vocabulary;
        allowed = params.allowedTokenIds().map(ids -> bits(ids, vocabulary)).orElse(null);
        badWords = params.badWords().stream().map(Ids::array).toArray(int[][]::new);
        minTokens = params.minTokens();
        ends = minTokens == 0 ? new int[0] : ends(params);
        savedEnds = new float[ends.length];
        Map<Integer, Float> bias = params.logitBias();
        biasIds = bias.keySet().stream().mapToInt(Integer::intValue).sorted().toArray();
        biases = new float[biasIds.length];
        for (int i = 0; i < biases.length; i++) {
            biases[i] = bias.getOrDefault(biasIds[i], 0f);
        }
        repetition = params.repetitionPenalty();
        frequency = params.frequencyPenalty();
        presence = params.presencePenalty();
        boolean neutral = repetition == 1f && frequency == 0f && presence == 0f;
        counts = neutral ? null : new TokenCounts(tokens);
        thinking = params.thinking().map(it -> new ThinkingRule(it, tokens)).orElse(null);
    }

    /// Changes a row in place.
    ///
    /// @param constraint whether a constraint masked the row; it wins over the minimum length
    void apply(float[] row, TokenHistory tokens, Masking constraint) {
        boolean closingRefused =
                constraint == Masking.DONE && thinking != null && thinking.refuses(row);
        if (allowed != null) {
            RowKernels.keepOnly(row, vocabulary, allowed);
        }
        refuseBadWords(row, tokens);
        if (tokens.outputLength() < minTokens) {
            refuseEnds(row, constraint);
        }
        for (int i = 0; i < biasIds.length; i++) {
            row[biasIds[i]] += biases[i];
        }
        if (counts != null) {
            counts.penalise(row, repetition, frequency, presence);
        }
        if (thinking != null && !closingRefused) {
            thinking.apply(row);
        }
    }

    /// Whether a constraint masked a row.
    enum Masking {
        /// No constraint.
        NONE,
        /// What the constraint refuses is negative infinity.
        DONE
    }

    /// Notes the token that was chosen.
    void chosen(int token) {
        if (counts != null) {
            counts.addOutput(token);
        }
        if (thinking != null) {
            thinking.chosen(token);
        }
    }

    private void refuseBadWords(float[] row, TokenHistory tokens) {
        for (int[] word : badWords) {
            if (word.length > 0 && tokens.outputEndsWith(word, word.length - 1)) {
                row[word[word.length - 1]] = Float.NEGATIVE_INFINITY;
            }
        }
    }

    private void refuseEnds(float[] row, Masking constraint) {
        for (int i = 0; i < ends.length; i++) {
            savedEnds[i] = row[ends[i]];
            row[ends[i]] = Float.NEGATIVE_INFINITY;
        }
        if (constraint == Masking.DONE
                && RowKernels.max(row, vocabulary) == Float.NEGATIVE_INFINITY) {
            for (int i = 0; i < ends.length; i++) {
                row[ends[i]] = savedEnds[i];
            }
        }
    }

    private static int[] ends(SamplingParams params) {
        return Stream.of(params.endTokens(), params.stopTokenIds(), params.maskedUntilMinTokens())
                .flatMap(List::stream)
                .mapToInt(Integer::intValue)
                .distinct()
                .toArray();
    }

    private static long[] bits(List<Integer> ids, int vocabulary) {
        long[] bits = new long[(vocabulary + Long.SIZE - 1) / Long.SIZE];
        for (int id : ids) {
            bits[id / Long.SIZE] |= 1L << id;
        }
        return bits;
    }
}
