package dev.parley.middleware.cors;

import dev.parley.middleware.cors.CorsPolicy.Preflight;

import io.helidon.http.Header;
import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.http.Method;
import io.helidon.http.ServerRequestHeaders;
import io.helidon.http.Status;
import io.helidon.webserver.http.Filter;
import io.helidon.webserver.http.FilterChain;
import io.helidon.webserver.http.RoutingRequest;
import io.helidon.webserver.http.RoutingResponse;
import io.helidon.webserver.http.ServerResponse;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/// Answers preflight requests itself and marks the replies to others.
///
/// @param policy what is allowed
record CorsFilter(CorsPolicy policy) implements Filter {

    private static final HeaderName PRIVATE_NETWORK =
            HeaderNames.create("Access-Control-Request-Private-Network");
    private static final Header VARY_BY_ORIGIN = HeaderValues.create(HeaderNames.VARY, "Origin");
    private static final Header VARY_BY_QUESTION =
            HeaderValues.create(
                    HeaderNames.VARY,
                    "Origin, Access-Control-Request-Method, Access-Control-Request-Headers,"
                            + " Access-Control-Request-Private-Network");
    private static final Header PLAIN_TEXT =
            HeaderValues.create(HeaderNames.CONTENT_TYPE, "text/plain; charset=utf-8");
    private static final Header CREDENTIALS =
            HeaderValues.create(HeaderNames.ACCESS_CONTROL_ALLOW_CREDENTIALS, "true");
    private static final Header MAX_AGE =
            HeaderValues.create(HeaderNames.ACCESS_CONTROL_MAX_AGE, "600");

    @Override
    public void filter(FilterChain chain, RoutingRequest request, RoutingResponse response) {
        ServerRequestHeaders headers = request.headers();
        Optional<String> origin = headers.first(HeaderNames.ORIGIN);
        Optional<String> method = headers.first(HeaderNames.ACCESS_CONTROL_REQUEST_METHOD);
        if (origin.isPresent()
                && method.isPresent()
                && request.prologue().method().equals(Method.OPTIONS)) {
            answer(
                    new Preflight(
                            origin.get(),
                            method.get(),
                            headers.first(HeaderNames.ACCESS_CONTROL_REQUEST_HEADERS),
                            headers.contains(PRIVATE_NETWORK)),
                    response);
        } else {
            // Set last, because error handlers decide about the headers set so far.
            response.beforeSend(() -> mark(response, origin));
            chain.proceed();
        }
    }

    private void answer(Preflight asked, RoutingResponse response) {
        response.header(VARY_BY_QUESTION);
        policy.allowedOrigin(asked.origin())
                .ifPresent(
                        allowed ->
                                response.header(HeaderNames.ACCESS_CONTROL_ALLOW_ORIGIN, allowed));
        response.header(HeaderNames.ACCESS_CONTROL_ALLOW_METHODS, policy.allowedMethods());
        response.header(MAX_AGE);
        policy.allowedHeaders(asked.headers())
                .ifPresent(
                        allowed ->
                                response.header(HeaderNames.ACCESS_CONTROL_ALLOW_HEADERS, allowed));
        if (policy.allowsCredentials()) {
            response.header(CREDENTIALS);
        }
        List<String> refused = policy.refusals(asked);
        String text = refused.isEmpty() ? "OK" : "Disallowed CORS " + String.join(", ", refused);
        response.status(refused.isEmpty() ? Status.OK_200 : Status.BAD_REQUEST_400)
                .header(PLAIN_TEXT)
                .send(text.getBytes(StandardCharsets.UTF_8));
    }

    private void mark(ServerResponse response, Optional<String> origin) {
        if (origin.isPresent()) {
            if (policy.allowsCredentials()) {
                response.header(CREDENTIALS);
            }
            policy.allowedOrigin(origin.get())
                    .ifPresent(
                            allowed ->
                                    response.header(
                                            HeaderNames.ACCESS_CONTROL_ALLOW_ORIGIN, allowed));
        }
        vary(response);
    }

    private static void vary(ServerResponse response) {
        if (!response.headers().contains(HeaderNames.VARY)) {
            response.header(VARY_BY_ORIGIN);
        } else if (!response.headers().containsToken(VARY_BY_ORIGIN)) {
            List<String> given = response.headers().get(HeaderNames.VARY).allValues();
            response.header(HeaderNames.VARY, String.join(", ", given) + ", Origin");
        }
    }
}
