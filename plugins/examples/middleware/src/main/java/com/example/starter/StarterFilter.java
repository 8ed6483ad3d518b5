package com.example.starter;

import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.Filter;
import io.helidon.webserver.http.FilterChain;
import io.helidon.webserver.http.RoutingRequest;
import io.helidon.webserver.http.RoutingResponse;
import io.micrometer.core.instrument.Counter;

/// Counts requests and sets `X-Starter` before the reply is written.
///
/// @param requests the counter
record StarterFilter(Counter requests) implements Filter {

    @Override
    public void filter(FilterChain chain, RoutingRequest request, RoutingResponse response) {
        requests.increment();
        response.header(HeaderNames.create("X-Starter"), "seen");
        chain.proceed();
    }
}
