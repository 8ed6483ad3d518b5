package dev.parley.middleware.request;

import dev.parley.api.middleware.MiddlewareContext;
import dev.parley.api.middleware.MiddlewareProvider;

import io.helidon.webserver.http.Filter;

import java.util.Optional;

/// With `--enable-request-id-headers`, puts `X-Request-Id` on every reply: the request's own value,
/// else 32 random hexadecimal digits. The request keeps its header for routers.
///
/// Order 400: outside of the keys, so that refusals are named too.
public final class RequestIdMiddlewareProvider implements MiddlewareProvider {

    private static final int ORDER = 400;

    @Override
    public String name() {
        return "request-id";
    }

    @Override
    public int order() {
        return ORDER;
    }

    @Override
    public Optional<Filter> create(MiddlewareContext context) {
        return context.settings().enabled("enable-request-id-headers")
                ? Optional.of(new RequestIdFilter())
                : Optional.empty();
    }
}
