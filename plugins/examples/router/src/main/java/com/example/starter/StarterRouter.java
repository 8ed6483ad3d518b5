package com.example.starter;

import dev.parley.api.Task;
import dev.parley.api.router.RouterContext;
import dev.parley.api.router.TaskRouter;

import io.helidon.webserver.http.HttpRules;

import java.util.Set;

/// Adds `POST /starter/count`.
public final class StarterRouter implements TaskRouter {

    /// Called by `ServiceLoader`.
    public StarterRouter() {}

    @Override
    public String name() {
        return "starter";
    }

    /// Mounted for models that generate text; an empty set would be mounted always.
    @Override
    public Set<Task> tasks() {
        return Set.of(Task.GENERATE);
    }

    @Override
    public void routes(HttpRules rules, RouterContext context) {
        rules.post("/starter/count", new CountHandler(context.http(), context.text().tokenizer()));
    }
}
