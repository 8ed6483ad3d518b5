package dev.parley.engine.sim;

import dev.parley.api.engine.Finish;
import dev.parley.api.engine.GenerationRequest;
import dev.parley.api.engine.SamplingParams;
import dev.parley.api.engine.TokenLogprobs;
import dev.parley.api.engine.TokenOutput.PromptOutput;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/// One request in work. Made on the caller's thread, then the pacing thread's.
final class SimulatedSequence {

    private final Origin origin;
    private final GenerationRequest request;
    private final TokenChoice choice;
    private final EndRules endRules;
    private final MadeUpLogprobs logprobs;
    private final Fault fault;
    private final SplittableRandom random;
    private final long arrival = System.nanoTime();
    private long due;
    private int outputLength;
    private State state = State.WAITING;

    /// Where a request came from.
    ///
    /// @param generation gets its outputs
    /// @param index position in the call
    /// @param serial how many requests the engine had so far, this one included
    record Origin(SimulatedGeneration generation, int index, long serial) {}

    /// How far a request is.
    enum State {
        /// There is no room for it yet.
        WAITING,
        /// It sends tokens.
        RUNNING,
        /// It sends no more.
        ENDED
    }

    /// @param seed of its choices and times
    SimulatedSequence(
            Origin origin, GenerationRequest request, Shape shape, Fault fault, long seed) {
        this.origin = origin;
        this.request = request;
        this.fault = fault;
        SamplingParams sampling = request.sampling();
        int vocabulary = shape.source().vocabulary();
        choice =
                new TokenChoice(
                        shape.source(),
                        sampling,
                        new AllowedTokens(request.constraint(), sampling, vocabulary),
                        seed);
        endRules = new EndRules(sampling, shape.maxLength() - request.prompt().length);
        logprobs = MadeUpLogprobs.ofOutput(sampling, vocabulary);
        random = new SplittableRandom(seed);
    }

    /// What requests are made for.
    ///
    /// @param source where tokens come from
    /// @param maxLength most tokens of prompt and output together
    record Shape(TokenChoice.Source source, int maxLength) {}

    SimulatedGeneration generation() {
        return origin.generation();
    }

    long serial() {
        return origin.serial();
    }

    long priority() {
        return request.priority();
    }

    int promptLength() {
        return request.prompt().length;
    }

    State state() {
        return state;
    }

    int outputLength() {
        return outputLength;
    }

    /// Nanoseconds from its arrival to a time of [System#nanoTime].
    long age(long now) {
        return now - arrival;
    }

    /// When its next token comes, by [System#nanoTime].
    long due() {
        return due;
    }

    /// It has room now.
    void start(Pace pace, long now) {
        state = State.RUNNING;
        due = now + pace.untilFirst(random);
    }

    /// Plans the next token.
    void plan(Pace pace) {
        due += pace.untilNext(random);
    }

    void ended() {
        state = State.ENDED;
    }

    /// What goes wrong instead of the next token.
    Fault faultNow() {
        return outputLength == Math.min(1, endRules.mostTokens() - 1) ? fault : Fault.NONE;
    }

    /// Sends its next token, or an error when a constraint lets none come.
    ///
    /// @return why it ends, if it does
    Optional<Finish> step() {
        boolean complete = choice.allowed().complete();
        if (!choice.advance(outputLength)) {
            return Optional.of(end(Finish.Reason.ERROR));
        }
        outputLength++;
        if (outputLength == 1) {
            generation().postPrompt(origin.index(), promptOutput());
        }
        int token = choice.token();
        Optional<Finish> finish = endRules.check(token, complete, outputLength);
        List<TokenLogprobs> its = logprobs.at(token, choice.allowed()::test);
        generation().post(origin.index(), token, its, finish);
        return finish;
    }

    /// Tells the consumer of an end without a token.
    Finish end(Finish.Reason reason) {
        generation().postEnd(origin.index(), reason);
        return Finish.of(reason);
    }

    private PromptOutput promptOutput() {
        SamplingParams sampling = request.sampling();
        List<TokenLogprobs> all = new ArrayList<>();
        if (sampling.promptLogprobs().isPresent()) {
            MadeUpLogprobs made = MadeUpLogprobs.ofPrompt(sampling, choice.vocabulary());
            for (int i = 1; i < request.prompt().length; i++) {
                all.addAll(made.at(request.prompt()[i], _ -> true));
            }
        }
        return new PromptOutput(0, 0, List.copyOf(all));
    }
}
