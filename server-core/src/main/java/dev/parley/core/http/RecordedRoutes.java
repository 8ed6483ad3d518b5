package dev.parley.core.http;

import io.helidon.http.PathMatcher;
import io.helidon.webserver.http.HttpRoute;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Keeps the routes of one router, to be looked at before they are added to the server's. One thread.
final class RecordedRoutes implements HttpRules {

    private final String prefix;
    private final List<Entry> entries = new ArrayList<>();

    /// @param prefix path in front of all of them, may be empty
    RecordedRoutes(String prefix) {
        this.prefix = prefix;
    }

    /// What was added, in order.
    List<Entry> entries() {
        return entries;
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
            RecordedRoutes nested = new RecordedRoutes(RouteClaim.joined(prefix, pathPattern));
            service.routing(nested);
            entries.add(new Entry.Nested(pathPattern, nested));
        }
        return this;
    }

    @Override
    public HttpRules route(HttpRoute route) {
        Optional<RouteClaim> claim =
                route.pathMatcher()
                        .flatMap(PathMatcher::matchingElement)
                        .map(pattern -> RouteClaim.of(prefix, pattern, route));
        entries.add(new Entry.Single(route, claim));
        return this;
    }

    /// One call of the router's.
    sealed interface Entry {

        /// What it answers to. A route for every path claims none.
        Stream<RouteClaim> claims();

        void addTo(HttpRules rules);

        /// A route.
        record Single(HttpRoute route, Optional<RouteClaim> claim) implements Entry {

            @Override
            public Stream<RouteClaim> claims() {
                return claim.stream();
            }

            @Override
            public void addTo(HttpRules rules) {
                rules.route(route);
            }
        }

        /// Routes below a path.
        record Nested(String path, RecordedRoutes routes) implements Entry {

            @Override
            public Stream<RouteClaim> claims() {
                return routes.entries.stream().flatMap(Entry::claims);
            }

            @Override
            public void addTo(HttpRules rules) {
                rules.register(
                        path, nested -> routes.entries.forEach(entry -> entry.addTo(nested)));
            }
        }
    }
}
