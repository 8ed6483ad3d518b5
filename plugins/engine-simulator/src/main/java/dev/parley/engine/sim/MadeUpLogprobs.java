package dev.parley.engine.sim;

import dev.parley.api.engine.SamplingParams;
import dev.parley.api.engine.TokenLogprobs;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.IntPredicate;

/// Log-probabilities of a distribution that makes sense: the token that came has 1/2, the next higher id
/// 1/4 and so on, round the vocabulary; ids that may not come have none. Immutable.
final class MadeUpLogprobs {

    private static final float HALF = (float) Math.log(0.5);

    private final int vocabulary;
    private final OptionalInt wanted;
    private final int[] ids;

    /// @param vocabulary ids run from 0 to this, exclusive
    /// @param wanted how many top ones, -1 for all; empty for none at all
    /// @param ids whose values replace the top ones; may be empty
    MadeUpLogprobs(int vocabulary, OptionalInt wanted, List<Integer> ids) {
        this.vocabulary = vocabulary;
        this.wanted = wanted;
        this.ids = ids.stream().mapToInt(Integer::intValue).toArray();
    }

    /// Those of a request's output.
    static MadeUpLogprobs ofOutput(SamplingParams sampling, int vocabulary) {
        return new MadeUpLogprobs(vocabulary, sampling.logprobs(), sampling.logprobTokenIds());
    }

    /// Those of a request's prompt.
    static MadeUpLogprobs ofPrompt(SamplingParams sampling, int vocabulary) {
        return new MadeUpLogprobs(vocabulary, sampling.promptLogprobs(), List.of());
    }

    /// One entry, or none if they are not wanted.
    List<TokenLogprobs> at(int token, IntPredicate allowed) {
        if (wanted.isEmpty()) {
            return List.of();
        }
        return List.of(ids.length == 0 ? top(token, allowed) : asked(token, allowed));
    }

    private TokenLogprobs top(int token, IntPredicate allowed) {
        int most = wanted.orElse(0) < 0 ? vocabulary : Math.min(wanted.orElse(0), vocabulary);
        int[] best = new int[most];
        float[] values = new float[most];
        int count = 0;
        for (int step = 0; step < vocabulary && count < most; step++) {
            int id = (token + step) % vocabulary;
            if (allowed.test(id)) {
                best[count] = id;
                values[count] = HALF * (count + 1);
                count++;
            }
        }
        return new TokenLogprobs(
                token, HALF, 1, Arrays.copyOf(best, count), Arrays.copyOf(values, count));
    }

    private TokenLogprobs asked(int token, IntPredicate allowed) {
        float[] values = new float[ids.length];
        for (int i = 0; i < ids.length; i++) {
            values[i] =
                    allowed.test(ids[i])
                            ? HALF * (Math.floorMod(ids[i] - token, vocabulary) + 1)
                            : Float.NEGATIVE_INFINITY;
        }
        return new TokenLogprobs(token, HALF, 1, ids.clone(), values);
    }
}
