package dev.parley.engine.sim;

import dev.parley.api.ParleyException.InvalidRequest;
import dev.parley.api.engine.GenerationRequest;
import dev.parley.api.engine.SamplingParams;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/// Checks requests and makes what the pacing thread works with, on the caller's thread. Safe on any
/// thread.
final class RequestIntake {

    private static final long SEED_STEP = 0x9E3779B97F4A7C15L;

    private final SimulatedSequence.Shape shape;
    private final Faults faults;
    private final long seed;
    private final AtomicLong serials = new AtomicLong();

    /// @param seed of requests without their own
    RequestIntake(SimulatedSequence.Shape shape, Faults faults, long seed) {
        this.shape = shape;
        this.faults = faults;
        this.seed = seed;
    }

    /// @throws InvalidRequest when a prompt is empty, too long, or an id is outside the vocabulary
    List<SimulatedSequence> take(List<GenerationRequest> requests, SimulatedGeneration generation) {
        requests.forEach(this::check);
        List<SimulatedSequence> sequences = new ArrayList<>(requests.size());
        for (int i = 0; i < requests.size(); i++) {
            GenerationRequest request = requests.get(i);
            long serial = serials.incrementAndGet();
            sequences.add(
                    new SimulatedSequence(
                            new SimulatedSequence.Origin(generation, i, serial),
                            request,
                            shape,
                            faults.of(serial),
                            request.sampling().seed().orElse(seed + serial * SEED_STEP)));
        }
        return sequences;
    }

    private void check(GenerationRequest request) {
        int length = request.prompt().length;
        if (length == 0) {
            throw new InvalidRequest("The prompt is empty; it needs at least one token.", "prompt");
        }
        if (length > shape.maxLength()) {
            throw new InvalidRequest(
                    "The prompt has %d tokens, but at most %d fit; shorten it."
                            .formatted(length, shape.maxLength()),
                    "prompt");
        }
        for (int id : request.prompt()) {
            check(id, "prompt");
        }
        SamplingParams sampling = request.sampling();
        check(sampling.endTokens(), "end_tokens");
        check(sampling.stopTokenIds(), "stop_token_ids");
        check(sampling.maskedUntilMinTokens(), "min_tokens");
        check(sampling.logprobTokenIds(), "logprob_token_ids");
        check(sampling.allowedTokenIds().orElse(List.of()), "allowed_token_ids");
    }

    private void check(Collection<Integer> ids, String parameter) {
        for (int id : ids) {
            check(id, parameter);
        }
    }

    private void check(int id, String parameter) {
        int vocabulary = shape.source().vocabulary();
        if (id < 0 || id >= vocabulary) {
            throw new InvalidRequest(
                    "Token id %d is not in the vocabulary; ids run from 0 to %d."
                            .formatted(id, vocabulary - 1),
                    parameter);
        }
    }
}
