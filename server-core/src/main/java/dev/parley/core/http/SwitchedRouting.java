package dev.parley.core.http;

import dev.parley.api.ParleyException;

import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.http.HttpPrologue;
import io.helidon.http.Method;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.ConnectionContext;
import io.helidon.webserver.Router;
import io.helidon.webserver.Routing;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.HttpSecurity;
import io.helidon.webserver.http.RoutingRequest;
import io.helidon.webserver.http.RoutingResponse;

import java.util.List;
import java.util.Set;

/// Where every request enters: counts it, refuses it when the server is stopping, and hands it to
/// the routes of the moment, which can be replaced while requests run. Safe on any thread.
public final class SwitchedRouting implements HttpRouting, Router {

    private static final HeaderName REQUEST_ID = HeaderNames.create("X-Request-Id");

    private final Exchanges exchanges;
    private final ErrorReplies errors;
    private final HttpSecurity security = HttpSecurity.create();
    private volatile Mounted current;

    /// @param first the routes to begin with
    public SwitchedRouting(Exchanges exchanges, ErrorReplies errors, Mounted first) {
        this.exchanges = exchanges;
        this.errors = errors;
        current = first;
    }

    /// Sends all requests to other routes from now on; running ones stay where they are.
    public void switchTo(Mounted next) {
        next.routing().beforeStart();
        current = next;
    }

    @Override
    public void route(ConnectionContext context, RoutingRequest request, RoutingResponse response) {
        if (!(context instanceof WatchedContext connection)) {
            throw new IllegalStateException(
                    "The request came through a connection of another kind.");
        }
        Exchange exchange = new Exchange(request.headers().first(REQUEST_ID));
        connection.ahead().begin(exchange);
        try {
            if (exchanges.begin(exchange)) {
                ScopedValue.where(Exchange.CURRENT, exchange)
                        .run(() -> serve(connection, request, response));
            } else {
                refuse(request, response);
            }
        } finally {
            connection.ahead().end();
            exchange.end();
            exchanges.end(exchange);
        }
        if (exchange.clientGone()) {
            throw new CloseConnectionException("The client left.");
        }
        if (response.headers().containsToken(HeaderValues.CONNECTION_CLOSE)) {
            connection.ahead().finish();
        }
    }

    private void serve(
            WatchedContext connection, RoutingRequest request, RoutingResponse response) {
        Mounted mounted = current;
        if (request.prologue().method().equals(Method.HEAD)
                && mounted.answersHeadByGet(request.prologue())) {
            connection.headWriter().headersOnly();
            request.prologue(withMethod(request.prologue(), Method.GET));
        } else {
            connection.headWriter().everything();
        }
        mounted.routing().route(connection, request, response);
    }

    private void refuse(RoutingRequest request, RoutingResponse response) {
        response.header(HeaderValues.CONNECTION_CLOSE);
        errors.send(
                request,
                response,
                ParleyException.Overloaded.server("The server is shutting down."));
    }

    static HttpPrologue withMethod(HttpPrologue prologue, Method method) {
        return HttpPrologue.create(
                prologue.rawProtocol(),
                prologue.protocol(),
                prologue.protocolVersion(),
                method,
                prologue.uriPath(),
                prologue.query(),
                prologue.fragment());
    }

    @Override
    public HttpSecurity security() {
        return security;
    }

    @Override
    public <T extends Routing> T routing(Class<T> type, T otherwise) {
        return type.isInstance(this) ? type.cast(this) : otherwise;
    }

    @Override
    public List<? extends Routing> routings() {
        return List.of(this);
    }

    @Override
    public void beforeStart() {
        current.routing().beforeStart();
    }

    @Override
    public void afterStart(WebServer server) {
        current.routing().afterStart(server);
    }

    @Override
    public void afterStop() {
        current.routing().afterStop();
    }

    /// Routes with what is known about them.
    ///
    /// @param routing handles requests
    /// @param table knows which methods a path has
    public record Mounted(HttpRouting routing, RouteTable table) {

        boolean answersHeadByGet(HttpPrologue prologue) {
            Set<Method> methods = table.methods(prologue);
            return methods.contains(Method.GET) && !methods.contains(Method.HEAD);
        }
    }
}
