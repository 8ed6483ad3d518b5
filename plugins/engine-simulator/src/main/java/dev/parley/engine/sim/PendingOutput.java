package dev.parley.engine.sim;

import dev.parley.api.engine.Finish;
import dev.parley.api.engine.TokenLogprobs;
import dev.parley.api.engine.TokenOutput;
import dev.parley.api.engine.TokenOutput.PromptOutput;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// What one request's consumer has not taken yet. Guarded by its generation's lock.
final class PendingOutput {

    private static final int ROOM = 4;

    private final int request;
    private final List<TokenLogprobs> logprobs = new ArrayList<>(0);
    private int[] tokens = new int[ROOM];
    private int count;
    private Optional<PromptOutput> prompt = Optional.empty();
    private Optional<Finish> finish = Optional.empty();
    private boolean over;

    /// @param request position in the call
    PendingOutput(int request) {
        this.request = request;
    }

    /// Adds a token.
    void add(int token, List<TokenLogprobs> itsLogprobs, Optional<Finish> end) {
        if (count == tokens.length) {
            tokens = Arrays.copyOf(tokens, 2 * count);
        }
        tokens[count++] = token;
        logprobs.addAll(itsLogprobs);
        finish = end;
    }

    /// Adds what is known of the prompt; with the first token.
    void prompt(PromptOutput facts) {
        prompt = Optional.of(facts);
    }

    /// Adds an end without a token.
    void end(Finish.Reason reason) {
        finish = Optional.of(Finish.of(reason));
    }

    /// Whether there is something to take.
    boolean isReady() {
        return !over && (count > 0 || finish.isPresent());
    }

    /// Whether the consumer took the end, or wants no more.
    boolean isOver() {
        return over;
    }

    /// Drops what is there and all that comes.
    void drop() {
        over = true;
    }

    /// Everything that is there, as one output.
    TokenOutput take() {
        TokenOutput output =
                new TokenOutput(
                        request,
                        Arrays.copyOf(tokens, count),
                        logprobs.isEmpty() ? List.of() : List.copyOf(logprobs),
                        prompt,
                        finish);
        over = finish.isPresent();
        count = 0;
        logprobs.clear();
        prompt = Optional.empty();
        return output;
    }
}
