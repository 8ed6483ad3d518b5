package dev.parley.core.lifecycle;

import dev.parley.api.middleware.ServerLoad;
import dev.parley.api.router.Operations;
import dev.parley.core.metrics.Metrics;

/// What the operational routes show. Safe on any thread.
///
/// @param version the server's version
/// @param load the requests in work
/// @param meters makes the metrics page
record ServerOperations(String version, ServerLoad load, Metrics meters) implements Operations {

    @Override
    public int serverLoad() {
        return load.current();
    }

    @Override
    public MetricsPage metrics(String accept) {
        return meters.page(accept);
    }
}
