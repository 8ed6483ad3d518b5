package dev.parley.engine.onnx.sample;

import dev.parley.api.engine.SamplingParams;
import dev.parley.api.engine.TokenLogprobs;
import dev.parley.engine.onnx.sample.RowKernels.Floor;

import java.util.List;

/// Chooses tokens, one row of logits at a time. Has one set of buffers, so it belongs to one thread.
public final class Sampler {

    private static final int NO_TOP_TOKENS = 0;

    private final int vocabulary;
    private final LogprobsMode mode;
    private final float[] raw;
    private final float[] weights;
    private final float[] sums;
    private final KthLargest kthLargest = new KthLargest();
    private final NucleusFilter nucleus;
    private final LogprobReader logprobs;

    /// @param vocabulary length of a row of logits
    public Sampler(int vocabulary, LogprobsMode mode) {
        this.vocabulary = vocabulary;
        this.mode = mode;
        raw = new float[vocabulary];
        weights = new float[vocabulary];
        sums = new float[vocabulary / RowKernels.RUN + 1];
        nucleus = new NucleusFilter(vocabulary);
        logprobs = new LogprobReader(vocabulary, mode);
    }

    /// Chooses the next token of a sequence; the caller appends it.
    ///
    /// @param row `[vocabulary]` logits, overwritten
    public Sample sample(SampleState state, float[] row) {
        SamplingParams params = state.params();
        state.maskConstraint(row, vocabulary);
        boolean wanted = wantsLogprobs(state);
        float[] reported = row;
        if (wanted && !mode.processed()) {
            System.arraycopy(row, 0, raw, 0, vocabulary);
            reported = raw;
        }
        state.applyRules(row);
        int token = params.greedy() ? best(row) : draw(state, row);
        state.chosen(token);
        return new Sample(token, wanted ? List.of(read(state, reported, token)) : List.of());
    }

    /// Whether the next token of a sequence is the same whatever the model says, and so is all that is
    /// reported of it. If so, [#sample] may be called with any finite logits.
    public boolean needsNoModel(SampleState state) {
        return (mode.normalised() || !wantsLogprobs(state)) && state.forced();
    }

    private static boolean wantsLogprobs(SampleState state) {
        return state.params().logprobs().isPresent() || state.logprobIds().length > 0;
    }

    /// Log-probabilities of a prompt token, straight from the model.
    ///
    /// @param row `[vocabulary]` logits of the position before
    /// @param count how many top tokens, -1 for all
    public TokenLogprobs promptLogprobs(float[] row, int token, int count) {
        return logprobs.top(row, token, count);
    }

    private TokenLogprobs read(SampleState state, float[] row, int token) {
        if (state.logprobIds().length > 0) {
            return logprobs.of(row, token, state.logprobIds());
        }
        return logprobs.top(row, token, state.params().logprobs().orElse(NO_TOP_TOKENS));
    }

    private int best(float[] row) {
        return RowKernels.indexOf(row, vocabulary, RowKernels.max(row, vocabulary));
    }

    private int draw(SampleState state, float[] row) {
        SamplingParams params = state.params();
        RowKernels.divide(row, vocabulary, params.temperature());
        float max = RowKernels.max(row, vocabulary);
        if (!Float.isFinite(max)) {
            return best(row);
        }
        float kth = Float.NEGATIVE_INFINITY;
        if (params.topK() > 0 && params.topK() < vocabulary) {
            kth = kthLargest.find(row, vocabulary, params.topK());
        }
        RowKernels.weights(row, weights, vocabulary, new Floor(max, kth, params.minP()));
        double total = RowKernels.runSums(weights, vocabulary, sums);
        if (params.topP() < 1f) {
            nucleus.apply(weights, vocabulary, sums, total, params.topP());
        }
        if (mode.processed()) {
            dropFrom(row);
        }
        return ExponentialRace.draw(weights, vocabulary, sums, state.drawSeed());
    }

    private void dropFrom(float[] row) {
        for (int i = 0; i < vocabulary; i++) {
            if (weights[i] == 0f) {
                row[i] = Float.NEGATIVE_INFINITY;
            }
        }
    }
}
