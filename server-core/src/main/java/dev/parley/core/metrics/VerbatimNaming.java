package dev.parley.core.metrics;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.config.NamingConvention;
import io.micrometer.prometheusmetrics.PrometheusNamingConvention;

import org.jspecify.annotations.Nullable;

/// Leaves names such as `vllm:num_requests_running` as they are; the dotted names of Micrometer's
/// own binders get Prometheus' form.
final class VerbatimNaming implements NamingConvention {

    private static final String COUNTER_SUFFIX = "_total";

    private final NamingConvention dotted = new PrometheusNamingConvention();

    @Override
    public String name(String name, Meter.Type type, @Nullable String baseUnit) {
        if (name.contains(".")) {
            return dotted.name(name, type, baseUnit);
        }
        // The page writer appends the suffix itself.
        return type == Meter.Type.COUNTER && name.endsWith(COUNTER_SUFFIX)
                ? name.substring(0, name.length() - COUNTER_SUFFIX.length())
                : name;
    }

    @Override
    public String tagKey(String key) {
        return key.contains(".") ? dotted.tagKey(key) : key;
    }
}
