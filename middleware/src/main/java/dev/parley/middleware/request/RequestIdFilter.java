package dev.parley.middleware.request;

import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.Filter;
import io.helidon.webserver.http.FilterChain;
import io.helidon.webserver.http.RoutingRequest;
import io.helidon.webserver.http.RoutingResponse;

import java.util.UUID;

/// Names the request in the reply, also where the reply is an error.
final class RequestIdFilter implements Filter {

    private static final HeaderName REQUEST_ID = HeaderNames.create("X-Request-Id");

    @Override
    public void filter(FilterChain chain, RoutingRequest request, RoutingResponse response) {
        String id = request.headers().first(REQUEST_ID).orElseGet(RequestIdFilter::random);
        // Error handlers clear the headers set so far, so this one is set last.
        response.beforeSend(() -> response.header(REQUEST_ID, id));
        chain.proceed();
    }

    private static String random() {
        return UUID.randomUUID().toString().replace("-", "");
    }
}
