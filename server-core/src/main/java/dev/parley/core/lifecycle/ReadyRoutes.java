package dev.parley.core.lifecycle;

import dev.parley.api.middleware.MiddlewareContext;
import dev.parley.api.router.RouterContext;
import dev.parley.core.http.AccessLog;
import dev.parley.core.http.ErrorReplies;
import dev.parley.core.http.ObservedFilter;
import dev.parley.core.http.RouteTable;
import dev.parley.core.http.SwitchedRouting;
import dev.parley.core.metrics.HttpMetrics;

import io.helidon.webserver.http.Filter;

import java.util.ArrayList;
import java.util.List;

/// The routes of a server that is ready: the filters in their order, then the routers that fit the
/// engine.
///
/// @param setup which routers and filters there are
/// @param context what routers work with
/// @param load counts requests in work
/// @param errors answers failures
record ReadyRoutes(ServerSetup setup, RouterContext context, ServerLoad load, ErrorReplies errors) {

    /// @throws dev.parley.api.StartupFailure when routers want the same route or one of them fails
    SwitchedRouting.Mounted mount() {
        return RouteTable.mount(
                filters(), errors, new RouterRoutes(setup, context).collect()::addTo);
    }

    private List<Filter> filters() {
        List<Filter> chain = new ArrayList<>();
        chain.add(
                new ObservedFilter(
                        List.of(
                                new HttpMetrics(context.meters()),
                                new AccessLog(setup.settings()))));
        MiddlewareContext middleware = new MiddlewareContext(setup.settings(), context.meters());
        setup.middleware().forEach(provider -> provider.create(middleware).ifPresent(chain::add));
        chain.addAll(setup.customFilters());
        chain.add(load);
        return chain;
    }
}
