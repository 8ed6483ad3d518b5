package dev.parley.engine.onnx.metrics;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.api.engine.EngineOptions.PrefixCaching;
import dev.parley.api.engine.EngineStats;
import dev.parley.api.engine.Finish.Reason;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.distribution.CountAtBucket;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;

import org.junit.jupiter.api.Test;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

class EngineMetricsTest {

    private final MeterRegistry registry = new SimpleMeterRegistry();
    private EngineStats stats = new EngineStats(3, 4, 0.25);
    private final EngineMetrics metrics =
            new EngineMetrics(
                    registry, "tiny", new CacheFacts(10, 16, 100, PrefixCaching.ON), () -> stats);

    @Test
    void everyMeterExistsFromTheStart() {
        List<String> names =
                List.of(
                        "num_requests_running",
                        "num_requests_waiting",
                        "num_requests_waiting_by_reason",
                        "engine_sleep_state",
                        "kv_cache_usage_perc",
                        "prefix_cache_queries",
                        "prefix_cache_hits",
                        "num_preemptions",
                        "prompt_tokens",
                        "generation_tokens",
                        "prompt_tokens_by_source",
                        "prompt_tokens_cached",
                        "prompt_tokens_cached_by_source",
                        "admission_rejections",
                        "request_success",
                        "request_prompt_tokens",
                        "request_generation_tokens",
                        "request_max_num_generation_tokens",
                        "request_params_max_tokens",
                        "request_prefill_kv_computed_tokens",
                        "request_params_n",
                        "request_num_preemptions",
                        "iteration_tokens_total",
                        "time_to_first_token_seconds",
                        "inter_token_latency_seconds",
                        "request_time_per_output_token_seconds",
                        "e2e_request_latency_seconds",
                        "request_queue_time_seconds",
                        "request_prefill_time_seconds",
                        "request_decode_time_seconds",
                        "request_inference_time_seconds",
                        "cache_config_info");
        names.forEach(name -> assertTrue(registry.find("vllm:" + name).meter() != null, name));
    }

    @Test
    void metersNameModelAndEngine() {
        Meter.Id id = registry.get("vllm:prompt_tokens").counter().getId();
        assertEquals(List.of(Tag.of("engine", "0"), Tag.of("model_name", "tiny")), id.getTags());
    }

    @Test
    void gaugesFollowTheEngine() {
        assertEquals(3, registry.get("vllm:num_requests_running").gauge().value());
        stats = new EngineStats(0, 7, 0.5);
        assertEquals(7, registry.get("vllm:num_requests_waiting").gauge().value());
        assertEquals(0.5, registry.get("vllm:kv_cache_usage_perc").gauge().value());
    }

    @Test
    void promptTokensCountCachedOnesBySource() {
        metrics.promptDone(20, 16, 500_000_000L);
        metrics.nextToken(10_000_000L);
        metrics.stepDone(1, 20, 16);
        assertEquals(20, counter("vllm:prompt_tokens"));
        assertEquals(
                4,
                registry.get("vllm:prompt_tokens_by_source")
                        .tag("source", "local_compute")
                        .counter()
                        .count());
        assertEquals(16, counter("vllm:prompt_tokens_cached"));
        assertEquals(2, counter("vllm:generation_tokens"));
        assertEquals(1, counter("vllm:num_preemptions"));
        assertEquals(22, registry.get("vllm:iteration_tokens_total").summary().totalAmount());
    }

    @Test
    void finishedRequestsFillTheHistograms() {
        RequestTimes times = new RequestTimes(0);
        times.scheduled(1_000_000_000L);
        assertEquals(3_000_000_000L, times.firstToken(3_000_000_000L));
        assertEquals(4_000_000_000L, times.nextToken(7_000_000_000L));
        metrics.finished(new FinishedRequest(20, 16, 3, 50, 0, times));
        assertEquals(7.0, seconds("vllm:e2e_request_latency_seconds"));
        assertEquals(1.0, seconds("vllm:request_queue_time_seconds"));
        assertEquals(2.0, seconds("vllm:request_prefill_time_seconds"));
        assertEquals(4.0, seconds("vllm:request_decode_time_seconds"));
        assertEquals(6.0, seconds("vllm:request_inference_time_seconds"));
        assertEquals(2.0, seconds("vllm:request_time_per_output_token_seconds"));
        assertEquals(4.0, sum("vllm:request_prefill_kv_computed_tokens"));
        assertEquals(50.0, sum("vllm:request_params_max_tokens"));
    }

    @Test
    void bucketsAreCumulative() {
        metrics.promptDone(1, 0, 30_000_000L);
        CountAtBucket[] buckets =
                registry.get("vllm:time_to_first_token_seconds")
                        .timer()
                        .takeSnapshot()
                        .histogramCounts();
        assertEquals(22, buckets.length);
        assertEquals(0, buckets[3].count());
        assertEquals(1, buckets[4].count());
        assertEquals(0.04, buckets[4].bucket(TimeUnit.SECONDS));
    }

    @Test
    void tokenBucketsGoUpToTheContextLength() {
        assertArrayEquals(new double[] {1, 2, 5, 10, 20, 50, 100}, Buckets.tokens(100));
        assertArrayEquals(new double[] {1, 2, 5, 10}, Buckets.tokens(19));
    }

    @Test
    void everyReasonIsCounted() {
        Arrays.stream(Reason.values()).forEach(metrics::ended);
        metrics.ended(Reason.STOP);
        assertEquals(
                2,
                registry.get("vllm:request_success")
                        .tag("finished_reason", "stop")
                        .counter()
                        .count());
        assertEquals(
                1,
                registry.get("vllm:request_success")
                        .tag("finished_reason", "repetition")
                        .counter()
                        .count());
    }

    private double counter(String name) {
        return registry.get(name).counter().count();
    }

    private double seconds(String name) {
        return registry.get(name).timer().totalTime(TimeUnit.SECONDS);
    }

    private double sum(String name) {
        return registry.get(name).summary().totalAmount();
    }
}
