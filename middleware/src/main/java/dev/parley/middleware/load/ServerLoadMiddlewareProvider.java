package dev.parley.middleware.load;

import dev.parley.api.middleware.MiddlewareContext;
import dev.parley.api.middleware.MiddlewareProvider;

import io.helidon.webserver.http.Filter;

import java.util.Optional;

/// With `--enable-server-load-tracking`, counts the requests in work on the routes that use the
/// model, until the end of streamed replies; `/load` shows the number.
///
/// Order 700, innermost: what other filters refuse is no load.
public final class ServerLoadMiddlewareProvider implements MiddlewareProvider {

    private static final int ORDER = 700;

    @Override
    public String name() {
        return "server-load";
    }

    @Override
    public int order() {
        return ORDER;
    }

    @Override
    public Optional<Filter> create(MiddlewareContext context) {
        return context.settings().enabled("enable-server-load-tracking")
                ? Optional.of(new ServerLoadFilter(context.load()))
                : Optional.empty();
    }
}
