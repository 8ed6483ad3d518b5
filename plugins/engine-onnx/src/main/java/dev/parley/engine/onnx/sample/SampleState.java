package dev.parley.engine.onnx.sample;

import dev.parley.api.engine.SamplingParams;
import dev.parley.api.structured.TokenMatcher;
import dev.parley.engine.onnx.kv.TokenHistory;

import org.jspecify.annotations.Nullable;

import java.util.Optional;
import java.util.stream.Stream;

/// How one sequence's tokens are chosen: its parameters in the form the loop needs, its generator and
/// its constraint.
public final class SampleState {

    private final SamplingParams params;
    private final TokenHistory tokens;
    private final LogitRules rules;
    private final long seed;
    private final int[] logprobIds;
    private final @Nullable TokenMatcher matcher;
    private final int vocabulary;
    private final long[] mask;
    private final int[] ends;

    /// @param tokens the sequence's tokens, prompt and output
    /// @param vocabulary length of a row of logits
    /// @param engineSeed used when the request has no seed of its own
    public SampleState(
            SamplingParams params,
            Optional<TokenMatcher> constraint,
            TokenHistory tokens,
            int vocabulary,
            long engineSeed) {
        this.params = params;
        this.tokens = tokens;
        this.vocabulary = vocabulary;
        rules = new LogitRules(params, tokens, vocabulary);
        seed = params.seed().orElse(engineSeed);
        logprobIds = Ids.array(params.logprobTokenIds());
        matcher = constraint.orElse(null);
        ends = matcher == null ? new int[0] : ends(params, vocabulary);
        mask = matcher == null ? new long[0] : new long[(vocabulary + Long.SIZE - 1) / Long.SIZE];
    }

    /// Whether a constraint masks the logits.
    public boolean constrained() {
        return matcher != null;
    }

    /// Asks the constraint which tokens may come next, and adds the request's end and stop tokens where
    /// the text may end. On any thread, before [Sampler#sample] and not
    /// beside another call on this object.
    public void prepareMask() {
        if (matcher != null) {
            matcher.mask(mask);
            if (matcher.mayEnd()) {
                for (int end : ends) {
                    mask[end / Long.SIZE] |= 1L << end;
                }
            }
        }
    }

    /// Whether the constraint leaves one token only, as far as it knows that without a search. Leaves
    /// the mask as [#prepareMask] would.
    boolean forced() {
        if (matcher == null || matcher.onlyToken().isEmpty()) {
            return false;
        }
        prepareMask();
        int count = 0;
        for (int word = 0; word < mask.length && count < 2; word++) {
            int ids = Math.min(Long.SIZE, vocabulary - word * Long.SIZE);
            count += Long.bitCount(mask[word] & -1L >>> (Long.SIZE - ids));
        }
        return count == 1;
    }

    private static int[] ends(SamplingParams params, int vocabulary) {
        return Stream.concat(params.endTokens().stream(), params.stopTokenIds().stream())
                .mapToInt(Integer::intValue)
                .filter(id -> id < vocabulary)
                .distinct()
                .toArray();
    }

    /// Whether the constraint lets only an end token come next.
    public boolean complete() {
        return matcher != null && matcher.finished();
    }

    /// Whether the constraint's mask has a token. Where it does not, the request's other rules forbid
    /// all that the constraint allows.
    public boolean permits(int token) {
        return matcher == null || (mask[token / Long.SIZE] & 1L << token) != 0;
    }

    /// Tells the constraint which token was chosen.
    ///
    /// @return whether the constraint holds
    public boolean accept(int token) {
        return matcher == null || matcher.accept(token);
    }

    SamplingParams params() {
        return params;
    }

    TokenHistory tokens() {
        return tokens;
    }

    int[] logprobIds() {
        return logprobIds;
    }

    /// Changes a row as constraint and parameters say, up to temperature.
    void maskConstraint(float[] row, int vocabulary) {
        if (matcher != null) {
            RowKernels.keepOnly(row, vocabulary, mask);
        }
    }

    void applyRules(float[] row) {
        rules.apply(
                row, tokens, matcher == null ? LogitRules.Masking.NONE : LogitRules.Masking.DONE);
    }

    /// Seed of the next draw; a new one for every token.
    long drawSeed() {
        return ExponentialRace.mix(seed, tokens.outputLength());
    }

    void chosen(int token) {
        rules.chosen(token);
    }
}
