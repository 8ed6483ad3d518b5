package dev.parley.core.lifecycle;

import dev.parley.api.middleware.MiddlewareContext;
import dev.parley.api.middleware.MiddlewareProvider;
import dev.parley.api.middleware.ServerLoad;
import dev.parley.core.guard.GuardedFilter;
import dev.parley.core.guard.PluginFailures;
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
/// @param failures counts what plug-ins do wrong
/// @param load the requests in work
/// @param errors answers failures
record ReadyRoutes(
        ServerSetup setup,
        RunningContext context,
        PluginFailures failures,
        ServerLoad load,
        ErrorReplies errors) {

    /// @throws dev.parley.api.StartupFailure when routers want the same route or one of them fails
    SwitchedRouting.Mounted mount() {
        return RouteTable.mount(
                filters(), errors, new RouterRoutes(setup, context).collect()::addTo);
    }

    private List<Filter> filters() {
        List<Filter> chain = new ArrayList<>();
        MiddlewareContext middleware =
                new MiddlewareContext(setup.settings(), context.meters(), context.engine(), load);
        for (MiddlewareProvider provider : setup.middleware()) {
            provider.create(middleware)
                    .map(filter -> GuardedFilter.of(provider.name(), filter, failures, errors))
                    .ifPresent(chain::add);
        }
        chain.add(new ObservedFilter(new HttpMetrics(context.meters())));
        for (Filter filter : setup.customFilters()) {
            chain.add(GuardedFilter.of(filter.getClass().getName(), filter, failures, errors));
        }
        return chain;
    }
}
