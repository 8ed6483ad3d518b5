package dev.parley.core.metrics;

import dev.parley.api.router.Operations.MetricsPage;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;

import java.nio.charset.StandardCharsets;

/// The server's meters and the page that shows them. Safe on any thread.
public final class Metrics {

    private static final String TEXT = "text/plain; version=0.0.4; charset=utf-8";
    private static final String OPEN_METRICS =
            "application/openmetrics-text; version=1.0.0; charset=utf-8";

    private final PrometheusMeterRegistry registry =
            new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);

    /// An empty registry.
    public Metrics() {
        registry.config().namingConvention(new VerbatimNaming());
    }

    /// Where meters are registered.
    public MeterRegistry registry() {
        return registry;
    }

    /// Adds what the process and the JVM use.
    public void bindProcess() {
        new ProcessMeters().bindTo(registry);
        new JvmMemoryMetrics().bindTo(registry);
        new JvmThreadMetrics().bindTo(registry);
    }

    /// The page.
    ///
    /// @param accept the request's `Accept` header, may be empty
    public MetricsPage page(String accept) {
        String mediaType = accept.contains("application/openmetrics-text") ? OPEN_METRICS : TEXT;
        return new MetricsPage(
                mediaType, registry.scrape(mediaType).getBytes(StandardCharsets.UTF_8));
    }
}
