package dev.parley.engine.onnx.loop;

import dev.parley.api.engine.TokenLogprobs;
import dev.parley.api.engine.TokenOutput.PromptOutput;
import dev.parley.engine.onnx.metrics.RequestTimes;
import dev.parley.engine.onnx.sample.SampleState;
import dev.parley.engine.onnx.sample.StopRules;
import dev.parley.engine.onnx.schedule.Schedulable;
import dev.parley.engine.onnx.schedule.Sequence;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;

/// A request in the engine. Made on the caller's thread, then the engine thread's.
final class ActiveRequest implements Schedulable {

    private final Origin origin;
    private final Sequence sequence;
    private final SampleState sampling;
    private final StopRules stopRules;
    private final OptionalInt promptLogprobCount;
    private final RequestTimes times;
    private final List<TokenLogprobs> promptLogprobs = new ArrayList<>();
    private @Nullable Future<?> mask;
    private boolean started;
    private boolean ended;

    /// Where a request came from.
    ///
    /// @param generation gets its outputs
    /// @param index position in the call
    /// @param group shares its prompt
    /// @param maxTokens most tokens it may generate
    record Origin(QueuedGeneration generation, int index, ChoiceGroup group, int maxTokens) {}

    ActiveRequest(
            Origin origin,
            Sequence sequence,
            SampleState sampling,
            StopRules stopRules,
            OptionalInt promptLogprobCount) {
        this.origin = origin;
        this.sequence = sequence;
        this.sampling = sampling;
        this.stopRules = stopRules;
        this.promptLogprobCount = promptLogprobCount;
        this.times = new RequestTimes(System.nanoTime());
    }

    @Override
    public Sequence sequence() {
        return sequence;
    }

    Origin origin() {
        return origin;
    }

    SampleState sampling() {
        return sampling;
    }

    StopRules stopRules() {
        return stopRules;
    }

    RequestTimes times() {
        return times;
    }

    /// How many top tokens of prompt positions are wanted, -1 for all.
    int promptLogprobCount() {
        return promptLogprobCount.orElse(0);
    }

    /// Adds those of the next prompt position.
    void addPromptLogprobs(TokenLogprobs logprobs) {
        promptLogprobs.add(logprobs);
    }

    /// What to say about the prompt beside the newest token: something only if that is the first one.
    Optional<PromptOutput> promptOutput() {
        if (sequence.tokens().outputLength() != 1) {
            return Optional.empty();
        }
        return Optional.of(
                new PromptOutput(
                        sequence.cachedTokens(),
                        sequence.createdCacheTokens(),
                        List.copyOf(promptLogprobs)));
    }

    /// @return whether this is its first step
    boolean start(long now) {
        if (started) {
            return false;
        }
        started = true;
        times.scheduled(now);
        return true;
    }

    boolean isStarted() {
        return started;
    }

    /// @return false when it had ended before
    boolean end() {
        boolean first = !ended;
        ended = true;
        return first;
    }

    boolean isEnded() {
        return ended;
    }

    /// Remembers who computes the constraint's mask for the next token.
    void masking(Future<?> running) {
        mask = running;
    }

    /// Waits for the mask of the next token; does nothing without a constraint.
    ///
    /// @throws ExecutionException when the constraint failed
    void awaitMask() throws ExecutionException, InterruptedException {
        if (mask != null) {
            mask.get();
            mask = null;
        }
    }
}
