package dev.parley.engine.onnx.loop;

import dev.parley.api.ParleyException.InvalidRequest;
import dev.parley.api.engine.EngineOptions.PrefixCaching;
import dev.parley.api.engine.GenerationRequest;
import dev.parley.api.engine.SamplingParams;
import dev.parley.engine.onnx.kv.KvSequence;
import dev.parley.engine.onnx.kv.TokenHistory;
import dev.parley.engine.onnx.sample.SampleState;
import dev.parley.engine.onnx.sample.StopRules;
import dev.parley.engine.onnx.schedule.Sequence;
import dev.parley.engine.onnx.schedule.Sequence.PromptRows;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/// Checks requests and makes what the engine thread works with, on the caller's thread: whatever would
/// throw in the loop is refused here. Safe on any thread.
final class RequestIntake {

    private static final long SEED_STEP = 0x9E3779B97F4A7C15L;

    private final Shape shape;
    private final AtomicLong nextSeed;

    /// What requests must fit.
    ///
    /// @param vocabulary ids run from 0 to this, exclusive
    /// @param maxLength tokens of prompt and output together
    /// @param blockSize tokens per KV block
    record Shape(int vocabulary, int maxLength, int blockSize) {}

    /// @param seed of generators for requests without their own
    RequestIntake(Shape shape, long seed) {
        this.shape = shape;
        this.nextSeed = new AtomicLong(seed);
    }

    /// @throws InvalidRequest when a prompt is empty, too long, or an id is outside the vocabulary
    List<ActiveRequest> take(List<GenerationRequest> requests, QueuedGeneration generation) {
        requests.forEach(this::check);
        List<ActiveRequest> active = new ArrayList<>(requests.size());
        ChoiceGroup group = new ChoiceGroup();
        for (int i = 0; i < requests.size(); i++) {
            GenerationRequest request = requests.get(i);
            if (i > 0 && !Arrays.equals(request.prompt(), requests.get(i - 1).prompt())) {
                group = new ChoiceGroup();
            }
            group.join();
            int maxTokens = request.sampling().maxTokens();
            active.add(active(request, new ActiveRequest.Origin(generation, i, group, maxTokens)));
        }
        return active;
    }

    private ActiveRequest active(GenerationRequest request, ActiveRequest.Origin origin) {
        SamplingParams sampling = request.sampling();
        boolean prompt = sampling.promptLogprobs().isPresent();
        TokenHistory tokens = new TokenHistory(request.prompt());
        PrefixCaching reads = prompt ? PrefixCaching.OFF : PrefixCaching.ON;
        KvSequence kv = new KvSequence(tokens, shape.blockSize(), request.cacheSalt(), reads);
        long seed = nextSeed.getAndAdd(SEED_STEP);
        return new ActiveRequest(
                origin,
                new Sequence(kv, request.priority(), prompt ? PromptRows.ALL : PromptRows.NONE),
                new SampleState(sampling, request.constraint(), tokens, shape.vocabulary(), seed),
                new StopRules(sampling, shape.maxLength()),
                sampling.promptLogprobs());
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
        check(List.copyOf(sampling.logitBias().keySet()), "logit_bias");
        check(sampling.allowedTokenIds().orElse(List.of()), "allowed_token_ids");
        sampling.badWords().forEach(word -> check(word, "bad_words"));
    }

    private void check(List<Integer> ids, String parameter) {
        for (int id : ids) {
            check(id, parameter);
        }
    }

    private void check(int id, String parameter) {
        if (id < 0 || id >= shape.vocabulary()) {
            throw new InvalidRequest(
                    "Token id %d is not in the vocabulary; ids run from 0 to %d."
                            .formatted(id, shape.vocabulary() - 1),
                    parameter);
        }
    }
}
