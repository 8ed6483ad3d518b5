package dev.parley.core.lifecycle;

import dev.parley.api.Task;
import dev.parley.api.middleware.MiddlewareContext;
import dev.parley.api.middleware.ServerLoad;
import dev.parley.api.router.RouterContext;
import dev.parley.api.router.TaskRouter;
import dev.parley.core.http.ErrorReplies;
import dev.parley.core.http.ObservedFilter;
import dev.parley.core.http.RouteTable;
import dev.parley.core.http.SwitchedRouting;
import dev.parley.core.metrics.HttpMetrics;

import io.helidon.webserver.http.Filter;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;

/// The routes of a server that is ready: the filters in their order, then the routers that fit the
/// engine.
///
/// @param setup which routers and filters there are
/// @param context what routers work with
/// @param load the requests in work
/// @param errors answers failures
record ReadyRoutes(ServerSetup setup, RouterContext context, ServerLoad load, ErrorReplies errors) {

    SwitchedRouting.Mounted mount() {
        List<TaskRouter> fitting = routers();
        return RouteTable.mount(
                filters(),
                errors,
                rules -> fitting.forEach(router -> router.routes(rules, context)));
    }

    private List<TaskRouter> routers() {
        Set<Task> tasks = context.engine().tasks();
        return setup.routers().stream()
                .filter(
                        router ->
                                router.tasks().isEmpty()
                                        || !Collections.disjoint(router.tasks(), tasks))
                .toList();
    }

    private List<Filter> filters() {
        List<Filter> chain = new ArrayList<>();
        MiddlewareContext middleware =
                new MiddlewareContext(setup.settings(), context.meters(), context.engine(), load);
        setup.middleware().forEach(provider -> provider.create(middleware).ifPresent(chain::add));
        chain.add(new ObservedFilter(new HttpMetrics(context.meters())));
        chain.addAll(setup.customFilters());
        return chain;
    }
}
