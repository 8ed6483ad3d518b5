package dev.parley.core.lifecycle;

import dev.parley.api.ParleyException;
import dev.parley.api.engine.LoadProgress;
import dev.parley.api.router.HttpJson;
import dev.parley.api.router.Operations.MetricsPage;
import dev.parley.core.http.ErrorReplies;
import dev.parley.core.http.RouteTable;
import dev.parley.core.http.SwitchedRouting;
import dev.parley.core.metrics.Metrics;

import io.helidon.http.HeaderNames;
import io.helidon.http.HttpMediaType;
import io.helidon.http.Status;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;

import java.util.List;

/// What the server answers while the model loads: how far it is, the metrics page, and for
/// everything else that it is too early. Safe on any thread.
final class StartingRoutes {

    private static final String RETRY_SECONDS = "1";

    private final Metrics metrics;
    private final HttpJson json;
    private final ErrorReplies errors;
    private volatile LoadProgress progress = new LoadProgress("starting", 0);

    StartingRoutes(Metrics metrics, HttpJson json, ErrorReplies errors) {
        this.metrics = metrics;
        this.json = json;
        this.errors = errors;
    }

    /// Takes the engine's word for how far it is.
    void report(LoadProgress reached) {
        progress = reached;
    }

    SwitchedRouting.Mounted mount() {
        return RouteTable.mount(List.of(), errors, this::addTo);
    }

    private void addTo(HttpRules rules) {
        rules.get("/health", this::health);
        rules.get("/ping", this::health);
        rules.get("/metrics", this::page);
        rules.any(this::tooEarly);
    }

    private void health(ServerRequest request, ServerResponse response) {
        LoadProgress reached = progress;
        response.header(HeaderNames.RETRY_AFTER, RETRY_SECONDS);
        json.send(
                response,
                Status.SERVICE_UNAVAILABLE_503,
                reply -> {
                    reply.writeStartObject();
                    reply.writeStringProperty("status", "starting");
                    reply.writeStringProperty("phase", reached.phase());
                    reply.writeNumberProperty("progress", reached.fraction());
                    reply.writeEndObject();
                });
    }

    private void page(ServerRequest request, ServerResponse response) {
        MetricsPage page = metrics.page(request.headers().first(HeaderNames.ACCEPT).orElse(""));
        response.headers().contentType(HttpMediaType.create(page.mediaType()));
        response.send(page.body());
    }

    private void tooEarly(ServerRequest request, ServerResponse response) {
        LoadProgress reached = progress;
        errors.send(
                request,
                response,
                ParleyException.Overloaded.server(
                        "The server is starting (%s, %.0f %%). Try again in a moment."
                                .formatted(reached.phase(), reached.fraction() * 100)));
    }
}
