package dev.parley.api.router;

import dev.parley.api.Task;

import io.helidon.webserver.http.HttpRules;

import java.util.Set;

/// Routes for the tasks it names. Found by `ServiceLoader`; stateless; called once when the engine
/// is ready.
public interface TaskRouter {

    /// The name in logs; matches `[a-z0-9][a-z0-9_.-]{0,63}`.
    String name();

    /// Mounted when the engine has one of these; an empty set is always mounted.
    Set<Task> tasks();

    /// Adds the routes. Handlers are blocking code on virtual threads and throw
    /// [dev.parley.api.ParleyException] for what the client should be told.
    void routes(HttpRules rules, RouterContext context);
}
