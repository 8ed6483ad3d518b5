package com.example.starter;

import dev.parley.api.middleware.MiddlewareContext;
import dev.parley.api.middleware.MiddlewareProvider;

import io.helidon.webserver.http.Filter;

import java.util.Optional;

/// Marks every reply with a header.
public final class StarterMiddlewareProvider implements MiddlewareProvider {

    /// Called by `ServiceLoader`.
    public StarterMiddlewareProvider() {}

    @Override
    public String name() {
        return "starter";
    }

    /// Inside everything that comes with Parley.
    @Override
    public int order() {
        return 1_000;
    }

    @Override
    public Optional<Filter> create(MiddlewareContext context) {
        return Optional.of(new StarterFilter(context.meters().counter("starter.requests")));
    }
}
