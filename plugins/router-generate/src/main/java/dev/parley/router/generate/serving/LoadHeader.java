package dev.parley.router.generate.serving;

import dev.parley.api.engine.EngineStats;

import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;

import java.util.Locale;
import java.util.Optional;

/// The load report that balancers ask for with a reply, in the forms of ORCA.
public final class LoadHeader {

    private static final System.Logger LOG = System.getLogger(LoadHeader.class.getName());
    private static final HeaderName FORMAT = HeaderNames.create("endpoint-load-metrics-format");
    private static final HeaderName LOAD = HeaderNames.create("endpoint-load-metrics");

    private LoadHeader() {}

    /// Adds the report to a reply not yet sent, if the request asks for it.
    public static void add(ServerRequest request, ServerResponse response, Serving serving) {
        request.headers()
                .first(FORMAT)
                .flatMap(format -> report(format, serving.context().engine().stats()))
                .ifPresent(report -> response.header(LOAD, report));
    }

    /// The report; empty for an unknown format.
    static Optional<String> report(String format, EngineStats stats) {
        double waiting = stats.waiting();
        double usage = stats.cacheUsage();
        return switch (format.strip().toLowerCase(Locale.ROOT)) {
            case "text" ->
                    Optional.of(
                            "TEXT named_metrics.num_requests_waiting=%s, named_metrics.kv_cache_usage_perc=%s"
                                    .formatted(waiting, usage));
            case "json" ->
                    Optional.of(
                            "JSON {\"named_metrics\": {\"num_requests_waiting\": %s, \"kv_cache_usage_perc\": %s}}"
                                    .formatted(waiting, usage));
            default -> {
                LOG.log(
                        System.Logger.Level.WARNING,
                        () ->
                                "%s: there is no format '%s'. Known: TEXT, JSON."
                                        .formatted(FORMAT.defaultCase(), format));
                yield Optional.empty();
            }
        };
    }
}
