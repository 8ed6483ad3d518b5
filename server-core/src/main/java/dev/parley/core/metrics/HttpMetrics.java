package dev.parley.core.metrics;

import dev.parley.core.http.Observer;

import io.helidon.webserver.http.ServerRequest;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;

import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/// Counts requests under the reference's names. Paths that only operators call are left out. Safe on
/// any thread.
public final class HttpMetrics implements Observer {

    private static final Set<String> LEFT_OUT =
            Set.of("/metrics", "/health", "/load", "/ping", "/version", "/server_info");
    private static final Duration[] COARSE = seconds(0.1, 0.5, 1);
    private static final Duration[] FINE =
            seconds(
                    0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1, 1.5, 2, 2.5, 3, 3.5, 4, 4.5,
                    5, 7.5, 10, 30, 60);

    private final MeterRegistry registry;
    private final Timer anyDuration;
    private final Map<Route, RouteMeters> routes = new ConcurrentHashMap<>();
    private final Map<Reply, Counter> replies = new ConcurrentHashMap<>();

    private record Route(String handler, String method) {}

    private record Reply(Route route, String status) {}

    private record RouteMeters(
            DistributionSummary requestSize, DistributionSummary responseSize, Timer duration) {}

    /// @param registry where the meters go
    public HttpMetrics(MeterRegistry registry) {
        this.registry = registry;
        anyDuration =
                Timer.builder("http_request_duration_highr_seconds")
                        .description("Latency with many buckets but no API specific labels.")
                        .serviceLevelObjectives(FINE)
                        .register(registry);
    }

    @Override
    public void served(ServerRequest request, Outcome outcome) {
        String handler = request.matchingPattern().orElse("none");
        if (LEFT_OUT.contains(handler)) {
            return;
        }
        Route route = new Route(handler, request.prologue().method().text());
        anyDuration.record(outcome.nanos(), TimeUnit.NANOSECONDS);
        RouteMeters meters = routes.computeIfAbsent(route, this::meters);
        meters.duration.record(outcome.nanos(), TimeUnit.NANOSECONDS);
        meters.requestSize.record((double) request.headers().contentLength().orElse(0));
        meters.responseSize.record((double) outcome.bytes());
        replies.computeIfAbsent(new Reply(route, outcome.status() / 100 + "xx"), this::counter)
                .increment();
    }

    private RouteMeters meters(Route route) {
        return new RouteMeters(
                DistributionSummary.builder("http_request_size_bytes")
                        .description("Content length of incoming requests by handler.")
                        .tag("handler", route.handler)
                        .register(registry),
                DistributionSummary.builder("http_response_size_bytes")
                        .description("Content length of outgoing responses by handler.")
                        .tag("handler", route.handler)
                        .register(registry),
                Timer.builder("http_request_duration_seconds")
                        .description("Latency with only few buckets by handler.")
                        .tags("handler", route.handler, "method", route.method)
                        .serviceLevelObjectives(COARSE)
                        .register(registry));
    }

    // Timers, because a summary rounds what it counts up to whole numbers.
    private static Duration[] seconds(double... bounds) {
        return Arrays.stream(bounds)
                .mapToObj(bound -> Duration.ofMillis(Math.round(bound * 1000)))
                .toArray(Duration[]::new);
    }

    private Counter counter(Reply reply) {
        return Counter.builder("http_requests")
                .description("Total number of requests by method, status and handler.")
                .tags(
                        "handler",
                        reply.route.handler,
                        "method",
                        reply.route.method,
                        "status",
                        reply.status)
                .register(registry);
    }
}
