package dev.parley.core.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.api.router.Operations.MetricsPage;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Timer;

import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.time.Duration;

class MetricsTest {

    private final Metrics metrics = new Metrics();

    private String page() {
        return new String(metrics.page("").body(), StandardCharsets.UTF_8);
    }

    @Test
    void keepsNamesOfGauges() {
        Gauge.builder("vllm:num_requests_running", () -> 3)
                .tag("model_name", "m")
                .register(metrics.registry());
        assertTrue(page().contains("vllm:num_requests_running{model_name=\"m\"} 3.0\n"), page());
    }

    @Test
    void keepsNamesOfInfoGauges() {
        Gauge.builder("vllm:cache_config_info", () -> 1)
                .tag("block_size", "16")
                .register(metrics.registry());
        assertTrue(page().contains("vllm:cache_config_info{block_size=\"16\"} 1.0\n"), page());
    }

    @Test
    void endsCountersWithTotalOnce() {
        Counter.builder("vllm:prompt_tokens").register(metrics.registry()).increment(5);
        Counter.builder("vllm:request_success_total").register(metrics.registry()).increment();
        assertTrue(page().contains("\nvllm:prompt_tokens_total 5.0\n"), page());
        assertTrue(page().contains("\nvllm:request_success_total 1.0\n"), page());
    }

    @Test
    void keepsNamesAndValuesOfHistograms() {
        Timer.builder("vllm:time_to_first_token_seconds")
                .serviceLevelObjectives(Duration.ofMillis(1), Duration.ofMillis(5))
                .register(metrics.registry())
                .record(Duration.ofMillis(2));
        assertTrue(
                page().contains("vllm:time_to_first_token_seconds_bucket{le=\"0.001\"} 0\n"),
                page());
        assertTrue(
                page().contains("vllm:time_to_first_token_seconds_bucket{le=\"0.005\"} 1\n"),
                page());
        assertTrue(page().contains("vllm:time_to_first_token_seconds_sum 0.002\n"), page());
    }

    @Test
    void showsTheProcess() {
        metrics.bindProcess();
        assertTrue(page().contains("\nprocess_cpu_seconds_total "), page());
        assertTrue(page().contains("\nprocess_start_time_seconds "), page());
        assertTrue(page().contains("\njvm_memory_used_bytes{"), page());
    }

    @Test
    void speaksOpenMetricsWhenAsked() {
        MetricsPage plain = metrics.page("*/*");
        assertEquals("text/plain; version=0.0.4; charset=utf-8", plain.mediaType());
        MetricsPage open =
                metrics.page("application/openmetrics-text;version=1.0.0,text/plain;q=0.5");
        assertEquals(
                "application/openmetrics-text; version=1.0.0; charset=utf-8", open.mediaType());
        assertTrue(new String(open.body(), StandardCharsets.UTF_8).endsWith("# EOF\n"));
        assertFalse(page().contains("# EOF"));
    }
}
