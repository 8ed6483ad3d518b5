package dev.parley.engine.onnx.sample;

import dev.parley.api.engine.Finish;
import dev.parley.api.engine.SamplingParams;
import dev.parley.engine.onnx.kv.TokenHistory;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/// Says whether an output ends with its newest token.
public final class StopRules {

    private static final Optional<Finish> STOP = Optional.of(Finish.of(Finish.Reason.STOP));
    private static final Optional<Finish> LENGTH = Optional.of(Finish.of(Finish.Reason.LENGTH));
    private static final Optional<Finish> REPETITION =
            Optional.of(Finish.of(Finish.Reason.REPETITION));

    private final int[] endTokens;
    private final int[] stopTokens;
    private final int maxTokens;
    private final int minTokens;
    private final int maxLength;
    private final List<SamplingParams.Repetition> repetition;

    /// @param maxLength most tokens of prompt and output together
    public StopRules(SamplingParams params, int maxLength) {
        endTokens = Ids.array(params.endTokens());
        stopTokens = Ids.array(params.stopTokenIds());
        maxTokens = params.maxTokens();
        minTokens = params.minTokens();
        repetition = params.repetition().stream().toList();
        this.maxLength = maxLength;
    }

    /// Looks at the last token of `tokens`, which is output.
    public Optional<Finish> check(TokenHistory tokens) {
        int last = tokens.at(tokens.length() - 1);
        if (Ids.contains(endTokens, last)) {
            return STOP;
        }
        if (Ids.contains(stopTokens, last)) {
            return Optional.of(new Finish(Finish.Reason.STOP, OptionalInt.of(last)));
        }
        if (tokens.outputLength() >= maxTokens || tokens.length() >= maxLength) {
            return LENGTH;
        }
        if (tokens.outputLength() >= minTokens && repeats(tokens)) {
            return REPETITION;
        }
        return Optional.empty();
    }

    private boolean repeats(TokenHistory tokens) {
        for (SamplingParams.Repetition rule : repetition) {
            int smallest = Math.max(1, rule.minPatternSize());
            int largest = Math.min(rule.maxPatternSize(), tokens.outputLength() / rule.minCount());
            for (int size = smallest; size <= largest; size++) {
                if (tokens.outputRepeats(size, rule.minCount())) {
                    return true;
                }
            }
        }
        return false;
    }
}
