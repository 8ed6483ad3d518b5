package dev.parley.api.middleware;

import io.helidon.webserver.http.Filter;

import java.util.Optional;

/// Makes one filter in front of every route. Found by `ServiceLoader`; stateless; called once at start.
public interface MiddlewareProvider {

    /// The name in logs; matches `[a-z0-9][a-z0-9_.-]{0,63}`.
    String name();

    /// Place in the chain: lower is further out. Built-in filters use 100 to 900; ties go by name.
    int order();

    /// The filter, or nothing when the settings do not ask for it.
    ///
    /// The filter is called on each request's virtual thread and must call `chain.proceed()` or
    /// answer itself.
    Optional<Filter> create(MiddlewareContext context);
}
