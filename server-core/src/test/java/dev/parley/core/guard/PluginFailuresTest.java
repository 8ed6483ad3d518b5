package dev.parley.core.guard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.core.metrics.Metrics;

import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

final class PluginFailuresTest {

    private static final Culprit LOUD = new Culprit("tool parser", "loud", "/x/loud.jar");
    private static final Culprit OTHER = new Culprit("middleware", "other", "/x/other.jar");

    private final Metrics metrics = new Metrics();
    private final List<String> lines = new ArrayList<>();
    private long now = -5;
    private final PluginFailures failures =
            new PluginFailures(metrics.registry(), () -> now, lines::add);

    private String page() {
        return new String(metrics.page("").body(), StandardCharsets.UTF_8);
    }

    @Test
    void countsByPlugInAndKind() {
        failures.count(LOUD, new PluginFault(FailureKind.TIMEOUT));
        failures.count(LOUD, new PluginFault(FailureKind.TIMEOUT));
        failures.count(LOUD, new PluginFault(FailureKind.STACK));
        assertTrue(
                page().contains("parley:plugin_failures_total{kind=\"timeout\",plugin=\"loud\"} 2"),
                page());
        assertTrue(
                page().contains("parley:plugin_failures_total{kind=\"stack\",plugin=\"loud\"} 1"),
                page());
    }

    @Test
    void doesNotCountRequestsThatEnded() {
        failures.count(LOUD, new PluginFault(FailureKind.INTERRUPTED));
        assertFalse(page().contains("plugin_failures"), page());
    }

    @Test
    void namesThePlugInOnceAMinute() {
        failures.count(LOUD, PluginFault.of(new IllegalStateException("a secret")));
        failures.count(LOUD, new PluginFault(FailureKind.STACK));
        failures.count(OTHER, new PluginFault(FailureKind.NO_RESPONSE));
        now += Duration.ofMinutes(1).toNanos() - 1;
        failures.count(LOUD, new PluginFault(FailureKind.STACK));
        assertEquals(2, lines.size());
        now += 1;
        failures.count(LOUD, new PluginFault(FailureKind.STACK));
        assertEquals(3, lines.size());
        assertTrue(
                lines.getFirst()
                        .startsWith(
                                "The tool parser 'loud' (/x/loud.jar) threw"
                                        + " (java.lang.IllegalStateException)."),
                lines.getFirst());
    }
}
