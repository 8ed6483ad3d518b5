package dev.parley.engine.onnx.metrics;

import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;

/// Histograms of latencies, in seconds, and of sizes, in tokens.
final class RequestHistograms {

    private final MeterRegistry registry;
    private final Tags tags;
    private final DistributionSummary iterationTokens;
    private final DistributionSummary firstToken;
    private final DistributionSummary tokenGap;
    private final DistributionSummary timePerToken;
    private final DistributionSummary whole;
    private final DistributionSummary queue;
    private final DistributionSummary prefill;
    private final DistributionSummary decode;
    private final DistributionSummary inference;
    private final DistributionSummary promptTokens;
    private final DistributionSummary outputTokens;
    private final DistributionSummary mostOutputTokens;
    private final DistributionSummary maxTokens;
    private final DistributionSummary computedTokens;
    private final DistributionSummary choices;
    private final DistributionSummary preemptions;

    RequestHistograms(MeterRegistry registry, Tags tags, int maxModelLength) {
        this.registry = registry;
        this.tags = tags;
        double[] tokens = Buckets.tokens(maxModelLength);
        iterationTokens = histogram("iteration_tokens_total", Buckets.ITERATION_TOKENS);
        firstToken = histogram("time_to_first_token_seconds", Buckets.FIRST_TOKEN);
        tokenGap = histogram("inter_token_latency_seconds", Buckets.TOKEN_GAP);
        timePerToken = histogram("request_time_per_output_token_seconds", Buckets.TOKEN_GAP);
        whole = histogram("e2e_request_latency_seconds", Buckets.REQUEST);
        queue = histogram("request_queue_time_seconds", Buckets.REQUEST);
        prefill = histogram("request_prefill_time_seconds", Buckets.REQUEST);
        decode = histogram("request_decode_time_seconds", Buckets.REQUEST);
        inference = histogram("request_inference_time_seconds", Buckets.REQUEST);
        promptTokens = histogram("request_prompt_tokens", tokens);
        outputTokens = histogram("request_generation_tokens", tokens);
        mostOutputTokens = histogram("request_max_num_generation_tokens", tokens);
        maxTokens = histogram("request_params_max_tokens", tokens);
        computedTokens = histogram("request_prefill_kv_computed_tokens", tokens);
        choices = histogram("request_params_n", Buckets.CHOICES);
        preemptions = histogram("request_num_preemptions", Buckets.PREEMPTIONS);
    }

    void step(double tokens) {
        iterationTokens.record(tokens);
    }

    void firstToken(double seconds) {
        firstToken.record(seconds);
    }

    void tokenGap(double seconds) {
        tokenGap.record(seconds);
    }

    void choices(int count, int mostTokens) {
        choices.record(count);
        mostOutputTokens.record(mostTokens);
    }

    void finished(FinishedRequest request) {
        RequestTimes times = request.times();
        whole.record(times.whole());
        queue.record(times.queue());
        prefill.record(times.prefill());
        decode.record(times.decode());
        inference.record(times.inference());
        if (request.outputTokens() > 1) {
            timePerToken.record(times.decode() / (request.outputTokens() - 1));
        }
        promptTokens.record(request.promptTokens());
        outputTokens.record(request.outputTokens());
        maxTokens.record(request.maxTokens());
        computedTokens.record((double) request.promptTokens() - request.cachedTokens());
        preemptions.record(request.preemptions());
    }

    private DistributionSummary histogram(String name, double[] bounds) {
        return DistributionSummary.builder("vllm:" + name)
                .tags(tags)
                .serviceLevelObjectives(bounds)
                .register(registry);
    }
}
