package dev.parley.middleware.key;

import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.http.Method;
import io.helidon.http.Status;
import io.helidon.webserver.http.Filter;
import io.helidon.webserver.http.FilterChain;
import io.helidon.webserver.http.RoutingRequest;
import io.helidon.webserver.http.RoutingResponse;

import java.nio.charset.StandardCharsets;

/// Answers 401 to requests for guarded paths without a key.
///
/// @param keys the valid keys
/// @param paths the guarded paths
record ApiKeyFilter(ApiKeys keys, GuardedPaths paths) implements Filter {

    private static final String REFUSAL = "{\"error\":\"Unauthorized\"}";

    @Override
    public void filter(FilterChain chain, RoutingRequest request, RoutingResponse response) {
        if (isOpen(request) || isAuthorized(request)) {
            chain.proceed();
        } else {
            response.status(Status.UNAUTHORIZED_401)
                    .header(HeaderValues.CONTENT_TYPE_JSON)
                    .send(REFUSAL.getBytes(StandardCharsets.UTF_8));
        }
    }

    private boolean isOpen(RoutingRequest request) {
        return request.prologue().method().equals(Method.OPTIONS)
                || !paths.contain(request.prologue().uriPath().path());
    }

    private boolean isAuthorized(RoutingRequest request) {
        return request.headers().first(HeaderNames.AUTHORIZATION).map(keys::accept).orElse(false);
    }
}
