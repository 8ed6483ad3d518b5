package dev.parley.core.lifecycle;

import dev.parley.api.middleware.ServerLoad;
import dev.parley.api.router.LoadedPlugin;
import dev.parley.api.router.Operations;
import dev.parley.core.metrics.Metrics;

import java.util.List;

/// What the operational routes show. Safe on any thread.
///
/// @param version the server's version
/// @param load the requests in work
/// @param meters makes the metrics page
/// @param plugins what was found at start
record ServerOperations(String version, ServerLoad load, Metrics meters, List<LoadedPlugin> plugins)
        implements Operations {

    @Override
    public int serverLoad() {
        return load.current();
    }

    @Override
    public MetricsPage metrics(String accept) {
        return meters.page(accept);
    }
}
