package dev.parley.engine.sim;

import static java.util.concurrent.TimeUnit.NANOSECONDS;

import dev.parley.api.engine.EngineStats;
import dev.parley.api.engine.Finish;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;

/// The part of vLLM's engine metrics that load tests and autoscalers look at; nothing is recorded per
/// token. Every meter exists from the start and is held in a field.
final class SimulatorMetrics {

    private static final String PREFIX = "vllm:";
    private static final double[] FIRST_TOKEN = {
        0.001, 0.005, 0.01, 0.02, 0.04, 0.06, 0.08, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10, 20,
        40, 80, 160, 640, 2560
    };
    private static final double[] REQUEST = {
        0.3, 0.5, 0.8, 1, 1.5, 2, 2.5, 5, 10, 15, 20, 30, 40, 50, 60, 120, 240, 480, 960, 1920, 7680
    };

    private final MeterRegistry registry;
    private final Tags tags;
    private final Counter promptTokens;
    private final Counter generatedTokens;
    private final Counter requestLimit;
    private final Counter tokenLimit;
    private final Timer firstToken;
    private final Timer whole;
    private final Map<Finish.Reason, Counter> finished = new EnumMap<>(Finish.Reason.class);

    /// @param modelName first served name
    /// @param stats what is running and waiting, read at any time
    SimulatorMetrics(MeterRegistry registry, String modelName, Supplier<EngineStats> stats) {
        this.registry = registry;
        tags = Tags.of("model_name", modelName, "engine", "0");
        promptTokens = counter("prompt_tokens", tags);
        generatedTokens = counter("generation_tokens", tags);
        Tags noEngine = Tags.of("model_name", modelName);
        requestLimit =
                counter("admission_rejections", noEngine.and("reason", "max_num_queued_reqs"));
        tokenLimit =
                counter("admission_rejections", noEngine.and("reason", "max_num_queued_tokens"));
        firstToken = timer("time_to_first_token_seconds", FIRST_TOKEN);
        whole = timer("e2e_request_latency_seconds", REQUEST);
        for (Finish.Reason reason : Finish.Reason.values()) {
            String label = reason.name().toLowerCase(Locale.ROOT);
            finished.put(reason, counter("request_success", tags.and("finished_reason", label)));
        }
        gauge("num_requests_running", stats, EngineStats::running);
        gauge("num_requests_waiting", stats, EngineStats::waiting);
        gauge("kv_cache_usage_perc", stats, EngineStats::cacheUsage);
    }

    /// A request got its first token.
    void firstToken(int promptLength, long nanosSinceArrival) {
        promptTokens.increment(promptLength);
        firstToken.record(nanosSinceArrival, NANOSECONDS);
    }

    /// So many tokens were sent.
    void tokens(int count) {
        generatedTokens.increment(count);
    }

    /// A request ended, for whatever reason.
    void ended(Finish.Reason reason, long nanosSinceArrival) {
        Counter counter = finished.get(reason);
        if (counter != null) {
            counter.increment();
        }
        whole.record(nanosSinceArrival, NANOSECONDS);
    }

    void refusedByRequests() {
        requestLimit.increment();
    }

    void refusedByTokens() {
        tokenLimit.increment();
    }

    private Counter counter(String name, Tags labels) {
        return Counter.builder(PREFIX + name).tags(labels).register(registry);
    }

    private Timer timer(String name, double[] seconds) {
        return Timer.builder(PREFIX + name)
                .tags(tags)
                .serviceLevelObjectives(
                        DoubleStream.of(seconds)
                                .mapToObj(bound -> Duration.ofNanos(Math.round(bound * 1e9)))
                                .toArray(Duration[]::new))
                .register(registry);
    }

    private void gauge(
            String name, Supplier<EngineStats> stats, ToDoubleFunction<EngineStats> value) {
        Gauge.builder(PREFIX + name, stats, source -> value.applyAsDouble(source.get()))
                .tags(tags)
                .strongReference(true)
                .register(registry);
    }
}
