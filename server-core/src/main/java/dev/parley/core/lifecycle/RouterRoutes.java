package dev.parley.core.lifecycle;

import static java.lang.System.Logger.Level.WARNING;

import dev.parley.api.Task;
import dev.parley.api.router.TaskRouter;
import dev.parley.core.config.PluginOptions;
import dev.parley.core.config.Problems;
import dev.parley.core.http.OwnedRoutes;
import dev.parley.core.http.RouteOwner;
import dev.parley.core.plugin.Origin;
import dev.parley.core.reload.ReloadRoute;

import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/// Asks the routers that fit the engine for their routes: the built-in ones first, then the
/// plug-ins', each by name. One thread.
///
/// @param setup which routers there are
/// @param context what they work with
record RouterRoutes(ServerSetup setup, RunningContext context) {

    private static final System.Logger LOG = System.getLogger(RouterRoutes.class.getName());

    private static final RouteOwner SERVER =
            new RouteOwner("reload", "Parley", RouteOwner.Rank.BUILT_IN);

    /// All routes.
    ///
    /// @throws dev.parley.api.StartupFailure when routers want the same route or one of them fails
    OwnedRoutes collect() {
        Problems problems = new Problems();
        OwnedRoutes routes =
                new OwnedRoutes(
                        setup.settings().list(PluginOptions.OVERRIDE_ROUTE.name()), problems);
        ReloadRoute reload = new ReloadRoute(context.parsers(), context.http());
        routes.add(SERVER, rules -> reload.addTo(rules, setup.settings()));
        for (TaskRouter router : fitting()) {
            add(router, routes, problems);
        }
        problems.throwIfAny();
        problems.warnings().forEach(warning -> LOG.log(WARNING, warning));
        for (String path : routes.unused()) {
            LOG.log(
                    WARNING,
                    () ->
                            "%s %s: no plug-in takes the place of a built-in route there. Remove the flag."
                                    .formatted(PluginOptions.OVERRIDE_ROUTE.flag(), path));
        }
        return routes;
    }

    private void add(TaskRouter router, OwnedRoutes routes, Problems problems) {
        RouteOwner owner = owner(router);
        try {
            routes.add(owner, rules -> router.routes(rules, context));
        } catch (RuntimeException | LinkageError e) {
            String line =
                    "%s: the router '%s' cannot add its routes: %s. Replace or remove the file."
                            .formatted(owner.file(), owner.router(), e);
            if (owner.rank() == RouteOwner.Rank.PLUGIN
                    && setup.settings().enabled(PluginOptions.IGNORE_BROKEN.name())) {
                problems.warn(line);
            } else {
                problems.add(line, e);
            }
        }
    }

    private List<TaskRouter> fitting() {
        Set<Task> tasks = context.engine().tasks();
        return setup.routers().stream()
                .filter(
                        router ->
                                router.tasks().isEmpty()
                                        || !Collections.disjoint(router.tasks(), tasks))
                .sorted(
                        Comparator.comparing((TaskRouter router) -> owner(router).rank())
                                .thenComparing(TaskRouter::name))
                .toList();
    }

    private static RouteOwner owner(TaskRouter router) {
        Origin origin = Origin.of(router);
        return new RouteOwner(
                router.name(),
                origin.shown(),
                origin.isPlugin() ? RouteOwner.Rank.PLUGIN : RouteOwner.Rank.BUILT_IN);
    }
}
