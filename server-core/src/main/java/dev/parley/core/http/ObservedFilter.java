package dev.parley.core.http;

import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.http.Filter;
import io.helidon.webserver.http.FilterChain;
import io.helidon.webserver.http.RoutingRequest;
import io.helidon.webserver.http.RoutingResponse;

import java.util.List;

/// The outermost filter: tells observers how each request ended, whatever ended it.
///
/// @param observers whom to tell, in order
public record ObservedFilter(List<Observer> observers) implements Filter {

    /// Copies the list.
    public ObservedFilter {
        observers = List.copyOf(observers);
    }

    @Override
    public void filter(FilterChain chain, RoutingRequest request, RoutingResponse response) {
        long start = System.nanoTime();
        try {
            chain.proceed();
        } catch (CloseConnectionException e) {
            tell(
                    request,
                    response,
                    replied() ? response.status().code() : Observer.CLIENT_LEFT,
                    start);
            throw e;
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
        Observer.Outcome outcome =
                new Observer.Outcome(
                        status, System.nanoTime() - start, Math.max(0, response.bytesWritten()));
        observers.forEach(observer -> observer.served(request, outcome));
    }
}
