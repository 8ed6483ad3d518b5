package dev.parley.router.generate.beam;

import dev.parley.api.engine.Finish;
import dev.parley.api.engine.TokenLogprobs;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/// One hypothesis. Immutable; arrays are not changed once they are here.
///
/// @param tokens generated ids
/// @param scores one entry per step
/// @param logprob sum over all steps, natural
/// @param end set when it is retired
record Beam(int[] tokens, List<TokenLogprobs> scores, double logprob, Optional<Finish> end) {

    /// Nothing generated yet.
    static Beam start() {
        return new Beam(new int[0], List.of(), 0, Optional.empty());
    }

    /// This beam and one more token.
    Beam plus(int token, double value, TokenLogprobs step) {
        int[] longer = Arrays.copyOf(tokens, tokens.length + 1);
        longer[tokens.length] = token;
        return new Beam(longer, longer(token, value, step), logprob + value, Optional.empty());
    }

    /// This beam, ended by a token that is part of it or not.
    Beam ended(int token, double value, TokenLogprobs step, BeamPlan plan) {
        Beam whole = plus(token, value, step);
        return new Beam(
                plan.endShown() ? whole.tokens : tokens,
                plan.endShown() ? whole.scores : scores,
                whole.logprob,
                Optional.of(new Finish(Finish.Reason.STOP, OptionalInt.of(token))));
    }

    /// How it ranks among retired and live beams.
    ///
    /// @param promptLength counts as part of its length
    double score(int promptLength, BeamPlan plan) {
        int length = promptLength + tokens.length - (end.isPresent() && plan.endShown() ? 1 : 0);
        return logprob / Math.pow(Math.max(length, 1), plan.lengthPenalty());
    }

    private List<TokenLogprobs> longer(int token, double value, TokenLogprobs step) {
        TokenLogprobs chosen =
                new TokenLogprobs(
                        token,
                        (float) value,
                        rank(step, (float) value),
                        step.topTokens(),
                        step.topLogprobs());
        return Stream.concat(scores.stream(), Stream.of(chosen)).toList();
    }

    private static int rank(TokenLogprobs step, float value) {
        int rank = 1;
        for (float other : step.topLogprobs()) {
            rank += other > value ? 1 : 0;
        }
        return rank;
    }
}
