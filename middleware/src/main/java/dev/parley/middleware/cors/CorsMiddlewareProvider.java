package dev.parley.middleware.cors;

import dev.parley.api.Settings;
import dev.parley.api.middleware.MiddlewareContext;
import dev.parley.api.middleware.MiddlewareProvider;

import io.helidon.webserver.http.Filter;

import java.util.Optional;

/// Answers the preflight requests of browsers and marks replies for the origins of
/// `--allowed-origins`, with `--allowed-methods`, `--allowed-headers` and `--allow-credentials`. No
/// origin is allowed unless one is named; `*` stands for all.
///
/// Every reply says `Vary: Origin`, so that caches keep the replies to several origins apart.
///
/// Order 600: inside of the API keys, as with vLLM. Preflight requests carry no key and need none.
public final class CorsMiddlewareProvider implements MiddlewareProvider {

    private static final int ORDER = 600;

    @Override
    public String name() {
        return "cors";
    }

    @Override
    public int order() {
        return ORDER;
    }

    @Override
    public Optional<Filter> create(MiddlewareContext context) {
        Settings settings = context.settings();
        return Optional.of(
                new CorsFilter(
                        new CorsPolicy(
                                settings.list("allowed-origins"),
                                settings.list("allowed-methods"),
                                settings.list("allowed-headers"),
                                settings.enabled("allow-credentials")
                                        ? CorsPolicy.Credentials.ALLOWED
                                        : CorsPolicy.Credentials.REFUSED)));
    }
}
