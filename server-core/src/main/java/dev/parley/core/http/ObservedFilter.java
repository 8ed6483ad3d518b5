package dev.parley.core.http;

import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.http.Filter;
import io.helidon.webserver.http.FilterChain;
import io.helidon.webserver.http.RoutingRequest;
import io.helidon.webserver.http.RoutingResponse;

/// Tells an observer how each request ended that came through the middleware.
///
/// A connection that breaks after the whole reply was written is no failure: filters further out see
/// the request end as it was answered.
///
/// @param observer whom to tell
public record ObservedFilter(Observer observer) implements Filter {

    @Override
    public void filter(FilterChain chain, RoutingRequest request, RoutingResponse response) {
        long start = System.nanoTime();
        try {
            chain.proceed();
        } catch (CloseConnectionException e) {
            if (!replied()) {
                tell(request, response, Observer.CLIENT_LEFT, start);
                throw e;
            }
        } catch (RuntimeException e) {
            tell(request, response, ErrorReplies.statusOf(e).code(), start);
            throw e;
        }
        tell(request, response, response.status().code(), start);
    }

    private static boolean replied() {
        return Exchange.current().map(Exchange::hasReplied).orElse(false);
    }

    private void tell(RoutingRequest request, RoutingResponse response, int status, long start) {
        observer.served(
                request,
                new Observer.Outcome(
                        status, System.nanoTime() - start, Math.max(0, response.bytesWritten())));
    }
}
