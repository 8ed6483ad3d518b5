package dev.parley.middleware.scaling;

import dev.parley.api.engine.EngineClient;

import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.http.Status;
import io.helidon.webserver.http.Filter;
import io.helidon.webserver.http.FilterChain;
import io.helidon.webserver.http.RoutingRequest;
import io.helidon.webserver.http.RoutingResponse;

import java.nio.charset.StandardCharsets;

/// Refuses requests while the engine scales.
///
/// @param engine knows whether it does
record ScalingFilter(EngineClient engine) implements Filter {

    private static final String QUESTION = "/is_scaling_elastic_ep";
    private static final String RETRY_SECONDS = "1";
    private static final String REFUSAL =
            "{\"error\":\"The model is currently scaling. Please try again later.\"}";

    @Override
    public void filter(FilterChain chain, RoutingRequest request, RoutingResponse response) {
        if (!engine.scaling() || request.prologue().uriPath().path().equals(QUESTION)) {
            chain.proceed();
        } else {
            response.status(Status.SERVICE_UNAVAILABLE_503)
                    .header(HeaderNames.RETRY_AFTER, RETRY_SECONDS)
                    .header(HeaderValues.CONTENT_TYPE_JSON)
                    .send(REFUSAL.getBytes(StandardCharsets.UTF_8));
        }
    }
}
