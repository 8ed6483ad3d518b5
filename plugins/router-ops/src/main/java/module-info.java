/// Health, load, metrics and version: the routes that probes, scrapers and balancers use.
///
/// @provides dev.parley.api.router.TaskRouter `ops`, mounted whatever the model can do
module dev.parley.router.ops {
    requires dev.parley.api;
    requires static org.jspecify;

    provides dev.parley.api.router.TaskRouter with
            dev.parley.router.ops.OpsTaskRouter;
}
