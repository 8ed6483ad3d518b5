package dev.parley.core.http;

import io.helidon.common.uri.UriPath;
import io.helidon.http.HeaderNames;
import io.helidon.http.HttpPrologue;
import io.helidon.http.Method;
import io.helidon.http.NotFoundException;
import io.helidon.http.PathMatcher;
import io.helidon.http.PathMatchers;
import io.helidon.http.Status;
import io.helidon.webserver.http.Filter;
import io.helidon.webserver.http.HttpRoute;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// The routes of the server: adds them to Helidon's routing, guarded against what Helidon would
/// answer on its own, and remembers them to tell a wrong method from an unknown path.
///
/// Filled by one thread, then read by any.
public final class RouteTable implements HttpRules {

    private static final List<Method> METHODS =
            List.of(
                    Method.GET,
                    Method.POST,
                    Method.PUT,
                    Method.DELETE,
                    Method.PATCH,
                    Method.HEAD,
                    Method.OPTIONS);

    private final HttpRules target;
    private final ErrorReplies errors;
    private final List<Entry> entries = new ArrayList<>();

    private RouteTable(HttpRules target, ErrorReplies errors) {
        this.target = target;
        this.errors = errors;
    }

    /// Adds routes.
    @FunctionalInterface
    public interface Routes {

        /// @param rules where to add them
        void addTo(HttpRules rules);
    }

    /// Puts filters and routes together.
    ///
    /// @param filters outermost first
    public static SwitchedRouting.Mounted mount(
            List<Filter> filters, ErrorReplies errors, Routes routes) {
        HttpRouting.Builder routing = HttpRouting.builder();
        filters.forEach(routing::addFilter);
        RouteTable table = new RouteTable(routing, errors);
        routes.addTo(table);
        routing.error(
                NotFoundException.class,
                (request, response, _) -> table.sendUnrouted(request, response));
        routing.error(Throwable.class, errors::send);
        return new SwitchedRouting.Mounted(routing.build(), table);
    }

    private void sendUnrouted(ServerRequest request, ServerResponse response) {
        HttpPrologue prologue = request.prologue();
        Set<Method> methods = methods(prologue);
        String path = prologue.uriPath().rawPath();
        if (!methods.isEmpty()) {
            errors.sendWrongMethod(response, methods);
        } else if (path.length() > 1 && path.endsWith("/") && known(prologue, shortened(path))) {
            String query = prologue.query().isEmpty() ? "" : "?" + prologue.query().rawValue();
            response.header(HeaderNames.LOCATION, shortened(path) + query);
            response.status(Status.TEMPORARY_REDIRECT_307).send();
        } else {
            errors.sendUnknownPath(response);
        }
    }

    private boolean known(HttpPrologue prologue, String path) {
        return !methods(prologue.withUriPath(UriPath.create(path))).isEmpty();
    }

    private static String shortened(String path) {
        return path.substring(0, path.length() - 1);
    }

    /// The methods a path answers to; empty for an unknown path.
    ///
    /// @param prologue its path counts, its method does not
    Set<Method> methods(HttpPrologue prologue) {
        Set<Method> found = new LinkedHashSet<>();
        for (Method method : METHODS) {
            if (accepts(SwitchedRouting.withMethod(prologue, method))) {
                found.add(method);
            }
        }
        return found;
    }

    @Override
    public HttpRules register(HttpService... services) {
        for (HttpService service : services) {
            service.routing(this);
        }
        return this;
    }

    @Override
    public HttpRules register(String pathPattern, HttpService... services) {
        for (HttpService service : services) {
            target.register(
                    pathPattern,
                    rules -> {
                        RouteTable nested = new RouteTable(rules, errors);
                        service.routing(nested);
                        entries.add(new Entry.Nested(PathMatchers.create(pathPattern), nested));
                    });
        }
        return this;
    }

    @Override
    public HttpRules route(HttpRoute route) {
        target.route(new GuardedRoute(route, errors));
        entries.add(new Entry.Single(route));
        return this;
    }

    private boolean accepts(HttpPrologue prologue) {
        return entries.stream().anyMatch(entry -> entry.accepts(prologue));
    }

    private sealed interface Entry {

        boolean accepts(HttpPrologue prologue);

        record Single(HttpRoute route) implements Entry {

            @Override
            public boolean accepts(HttpPrologue prologue) {
                return route.accepts(prologue).accepted();
            }
        }

        record Nested(PathMatcher prefix, RouteTable routes) implements Entry {

            @Override
            public boolean accepts(HttpPrologue prologue) {
                PathMatchers.PrefixMatchResult match = prefix.prefixMatch(prologue.uriPath());
                return match.accepted()
                        && routes.accepts(prologue.withUriPath(match.unmatchedPath()));
            }
        }
    }
}
