package dev.parley.middleware.scaling;

import dev.parley.api.Task;
import dev.parley.api.middleware.MiddlewareContext;
import dev.parley.api.middleware.MiddlewareProvider;

import io.helidon.webserver.http.Filter;

import java.util.Optional;

/// Answers every request with 503 while a generating engine changes its number of replicas.
/// `/is_scaling_elastic_ep`, which tells when that is over, is answered all the time.
///
/// Order 300: outside of request ids, keys and CORS, so that its refusals carry no headers of those.
public final class ScalingMiddlewareProvider implements MiddlewareProvider {

    private static final int ORDER = 300;

    @Override
    public String name() {
        return "scaling";
    }

    @Override
    public int order() {
        return ORDER;
    }

    @Override
    public Optional<Filter> create(MiddlewareContext context) {
        return context.engine().tasks().contains(Task.GENERATE)
                ? Optional.of(new ScalingFilter(context.engine()))
                : Optional.empty();
    }
}
