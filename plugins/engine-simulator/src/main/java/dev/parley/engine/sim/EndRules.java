package dev.parley.engine.sim;

import dev.parley.api.engine.Finish;
import dev.parley.api.engine.SamplingParams;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/// Says whether a sequence ends with its newest token. Immutable.
final class EndRules {

    private static final Optional<Finish> STOP = Optional.of(Finish.of(Finish.Reason.STOP));
    private static final Optional<Finish> LENGTH = Optional.of(Finish.of(Finish.Reason.LENGTH));

    private final int[] ends;
    private final int[] stops;
    private final int mostTokens;

    /// @param room tokens that fit the context behind the prompt
    EndRules(SamplingParams sampling, int room) {
        ends = array(sampling.endTokens());
        stops = array(sampling.stopTokenIds());
        mostTokens = Math.min(sampling.maxTokens(), Math.max(1, room));
    }

    /// Most tokens of the output.
    int mostTokens() {
        return mostTokens;
    }

    /// @param complete whether a grammar was at its end before `token`
    /// @param outputLength tokens so far, `token` included
    Optional<Finish> check(int token, boolean complete, int outputLength) {
        if (contains(ends, token)) {
            return STOP;
        }
        if (contains(stops, token)) {
            return Optional.of(new Finish(Finish.Reason.STOP, OptionalInt.of(token)));
        }
        if (complete) {
            return STOP;
        }
        return outputLength >= mostTokens ? LENGTH : Optional.empty();
    }

    private static boolean contains(int[] ids, int token) {
        for (int id : ids) {
            if (id == token) {
                return true;
            }
        }
        return false;
    }

    private static int[] array(List<Integer> ids) {
        return ids.stream().mapToInt(Integer::intValue).toArray();
    }
}
