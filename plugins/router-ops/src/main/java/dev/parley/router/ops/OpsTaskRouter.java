package dev.parley.router.ops;

import dev.parley.api.Task;
import dev.parley.api.router.RouterContext;
import dev.parley.api.router.TaskRouter;

import io.helidon.webserver.http.HttpRules;

import java.util.Set;

/// `GET /health`, `GET` and `POST /ping`, `GET /version`, `GET /load`, `GET /metrics`; with an engine
/// that generates text also `POST /scale_elastic_ep` and `POST /is_scaling_elastic_ep`, and in
/// development mode `GET /v1/plugins`.
public final class OpsTaskRouter implements TaskRouter {

    @Override
    public String name() {
        return "ops";
    }

    @Override
    public Set<Task> tasks() {
        return Set.of();
    }

    @Override
    public void routes(HttpRules rules, RouterContext context) {
        HealthRoute health = new HealthRoute(context.engine(), context.http());
        ServerFacts facts = new ServerFacts(context.operations(), context.http());
        rules.get("/health", health)
                .get("/ping", health)
                .post("/ping", health)
                .get("/version", facts::version)
                .get("/load", facts::load)
                .get("/metrics", facts::metrics)
                .get("/metrics/*", facts::metrics);
        if (context.engine().tasks().contains(Task.GENERATE)) {
            ScalingRoutes scaling = new ScalingRoutes(context.engine(), context.http());
            rules.post("/scale_elastic_ep", scaling::scale)
                    .post("/is_scaling_elastic_ep", scaling::isScaling);
        }
        if (DevelopmentMode.isOn(context.settings())) {
            rules.get("/v1/plugins", facts::plugins);
        }
    }
}
