package dev.parley.engine.onnx.metrics;

import static java.util.concurrent.TimeUnit.NANOSECONDS;

import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;

import java.time.Duration;
import java.util.Arrays;

/// Histograms of latencies and of sizes in tokens.
///
/// Latencies are timers although their names end in `_seconds`: a summary rounds every value up to a
/// whole number before it looks for the bucket, a timer counts nanoseconds.
final class RequestHistograms {

    private final MeterRegistry registry;
    private final Tags tags;
    private final DistributionSummary iterationTokens;
    private final Timer firstToken;
    private final Timer tokenGap;
    private final Timer timePerToken;
    private final Timer whole;
    private final Timer queue;
    private final Timer prefill;
    private final Timer decode;
    private final Timer inference;
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
        firstToken = timer("time_to_first_token_seconds", Buckets.FIRST_TOKEN);
        tokenGap = timer("inter_token_latency_seconds", Buckets.TOKEN_GAP);
        timePerToken = timer("request_time_per_output_token_seconds", Buckets.TOKEN_GAP);
        whole = timer("e2e_request_latency_seconds", Buckets.REQUEST);
        queue = timer("request_queue_time_seconds", Buckets.REQUEST);
        prefill = timer("request_prefill_time_seconds", Buckets.REQUEST);
        decode = timer("request_decode_time_seconds", Buckets.REQUEST);
        inference = timer("request_inference_time_seconds", Buckets.REQUEST);
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

    void firstToken(long nanos) {
        firstToken.record(nanos, NANOSECONDS);
    }

    void tokenGap(long nanos) {
        tokenGap.record(nanos, NANOSECONDS);
    }

    void choices(int count, int mostTokens) {
        choices.record(count);
        mostOutputTokens.record(mostTokens);
    }

    void finished(FinishedRequest request) {
        RequestTimes times = request.times();
        whole.record(times.whole(), NANOSECONDS);
        queue.record(times.queue(), NANOSECONDS);
        prefill.record(times.prefill(), NANOSECONDS);
        decode.record(times.decode(), NANOSECONDS);
        inference.record(times.inference(), NANOSECONDS);
        if (request.outputTokens() > 1) {
            timePerToken.record(times.decode() / (request.outputTokens() - 1), NANOSECONDS);
        }
        promptTokens.record(request.promptTokens());
        outputTokens.record(request.outputTokens());
        maxTokens.record(request.maxTokens());
        computedTokens.record((double) request.promptTokens() - request.cachedTokens());
        preemptions.record(request.preemptions());
    }

    private Timer timer(String name, double[] seconds) {
        Duration[] bounds =
                Arrays.stream(seconds)
                        .mapToObj(bound -> Duration.ofNanos(Math.round(bound * 1e9)))
                        .toArray(Duration[]::new);
        return Timer.builder("vllm:" + name)
                .tags(tags)
                .serviceLevelObjectives(bounds)
                .register(registry);
    }

    private DistributionSummary histogram(String name, double[] bounds) {
        return DistributionSummary.builder("vllm:" + name)
                .tags(tags)
                .serviceLevelObjectives(bounds)
                .register(registry);
    }
}
