package dev.parley.engine.onnx.metrics;

import dev.parley.api.engine.EngineOptions.PrefixCaching;
import dev.parley.api.engine.EngineStats;
import dev.parley.api.engine.Finish;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;

/// Counters and gauges of one engine; the histograms are in [RequestHistograms]. Every meter exists
/// from the start and is held in a field.
public final class EngineMetrics {

    private static final String PREFIX = "vllm:";

    private final MeterRegistry registry;
    private final Tags tags;
    private final RequestHistograms histograms;
    private final Counter promptTokens;
    private final Counter computedTokens;
    private final Counter hitTokens;
    private final Counter cachedTokens;
    private final Counter deviceTokens;
    private final Counter generatedTokens;
    private final Counter preemptions;
    private final Counter prefixQueries;
    private final Counter prefixHits;
    private final Counter requestLimit;
    private final Counter tokenLimit;
    private final Map<Finish.Reason, Counter> finished = new EnumMap<>(Finish.Reason.class);
    private int stepTokens;
    private int stepGenerated;

    /// Registers every meter.
    ///
    /// @param modelName first served name
    /// @param stats what is running and waiting, read at any time
    public EngineMetrics(
            MeterRegistry registry,
            String modelName,
            CacheFacts cache,
            Supplier<EngineStats> stats) {
        this.registry = registry;
        this.tags = Tags.of("model_name", modelName, "engine", "0");
        histograms = new RequestHistograms(registry, tags, cache.maxModelLength());
        promptTokens = counter("prompt_tokens", tags);
        computedTokens = counter("prompt_tokens_by_source", tags.and("source", "local_compute"));
        hitTokens = counter("prompt_tokens_by_source", tags.and("source", "local_cache_hit"));
        cachedTokens = counter("prompt_tokens_cached", tags);
        deviceTokens = counter("prompt_tokens_cached_by_source", tags.and("source", "device"));
        generatedTokens = counter("generation_tokens", tags);
        preemptions = counter("num_preemptions", tags);
        prefixQueries = counter("prefix_cache_queries", tags);
        prefixHits = counter("prefix_cache_hits", tags);
        Tags noEngine = Tags.of("model_name", modelName);
        requestLimit =
                counter("admission_rejections", noEngine.and("reason", "max_num_queued_reqs"));
        tokenLimit =
                counter("admission_rejections", noEngine.and("reason", "max_num_queued_tokens"));
        for (Finish.Reason reason : Finish.Reason.values()) {
            String label = reason.name().toLowerCase(Locale.ROOT);
            finished.put(reason, counter("request_success", tags.and("finished_reason", label)));
        }
        gauges(stats);
        cacheInfo(cache);
    }

    /// A prompt is computed and its first token chosen.
    public void promptDone(int tokens, int cached, long nanosSinceArrival) {
        promptTokens.increment(tokens);
        computedTokens.increment((double) tokens - cached);
        hitTokens.increment(cached);
        cachedTokens.increment(cached);
        deviceTokens.increment(cached);
        histograms.firstToken(nanosSinceArrival);
        stepTokens += tokens;
        stepGenerated++;
    }

    /// A further token was chosen.
    public void nextToken(long nanosSinceLast) {
        histograms.tokenGap(nanosSinceLast);
        stepGenerated++;
    }

    /// A step is over.
    public void stepDone(int preempted, long queries, long hits) {
        generatedTokens.increment(stepGenerated);
        histograms.step((double) stepTokens + stepGenerated);
        preemptions.increment(preempted);
        prefixQueries.increment((double) queries);
        prefixHits.increment((double) hits);
        stepTokens = 0;
        stepGenerated = 0;
    }

    /// A request ended, for whatever reason.
    public void ended(Finish.Reason reason) {
        Counter counter = finished.get(reason);
        if (counter != null) {
            counter.increment();
        }
    }

    /// A request that generated something ended.
    public void finished(FinishedRequest request) {
        histograms.finished(request);
    }

    /// All choices for a prompt ended.
    ///
    /// @param choices how many
    /// @param mostTokens output tokens of the longest
    public void choicesDone(int choices, int mostTokens) {
        histograms.choices(choices, mostTokens);
    }

    /// A call was refused because too many requests wait.
    public void refusedByRequests() {
        requestLimit.increment();
    }

    /// A call was refused because too many prompt tokens wait.
    public void refusedByTokens() {
        tokenLimit.increment();
    }

    private void gauges(Supplier<EngineStats> stats) {
        gauge("num_requests_running", tags, stats, EngineStats::running);
        gauge("num_requests_waiting", tags, stats, EngineStats::waiting);
        gauge(
                "num_requests_waiting_by_reason",
                tags.and("reason", "capacity"),
                stats,
                EngineStats::waiting);
        gauge("num_requests_waiting_by_reason", tags.and("reason", "deferred"), stats, any -> 0);
        gauge("kv_cache_usage_perc", tags, stats, EngineStats::cacheUsage);
        gauge("engine_sleep_state", tags.and("sleep_state", "awake"), stats, any -> 1);
        gauge("engine_sleep_state", tags.and("sleep_state", "weights_offloaded"), stats, any -> 0);
        gauge("engine_sleep_state", tags.and("sleep_state", "discard_all"), stats, any -> 0);
    }

    private void cacheInfo(CacheFacts cache) {
        long tokens = (long) cache.blocks() * cache.blockSize();
        Tags facts =
                Tags.of("engine", "0")
                        .and("block_size", Integer.toString(cache.blockSize()))
                        .and("num_gpu_blocks", Integer.toString(cache.blocks()))
                        .and(
                                "enable_prefix_caching",
                                cache.prefixCaching() == PrefixCaching.ON ? "True" : "False")
                        .and("kv_cache_size_tokens", Long.toString(tokens))
                        .and(
                                "kv_cache_max_concurrency",
                                Double.toString((double) tokens / cache.maxModelLength()));
        Gauge.builder(PREFIX + "cache_config_info", () -> 1).tags(facts).register(registry);
    }

    private Counter counter(String name, Tags labels) {
        return Counter.builder(PREFIX + name).tags(labels).register(registry);
    }

    private void gauge(
            String name,
            Tags labels,
            Supplier<EngineStats> stats,
            ToDoubleFunction<EngineStats> value) {
        Gauge.builder(PREFIX + name, stats, source -> value.applyAsDouble(source.get()))
                .tags(labels)
                .strongReference(true)
                .register(registry);
    }
}
