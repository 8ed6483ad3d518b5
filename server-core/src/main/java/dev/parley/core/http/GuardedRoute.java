package dev.parley.core.http;

import io.helidon.http.HeaderValues;
import io.helidon.http.HttpPrologue;
import io.helidon.http.PathMatcher;
import io.helidon.http.PathMatchers;
import io.helidon.http.RequestException;
import io.helidon.http.ServerRequestHeaders;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.HttpRoute;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;

import java.util.Optional;

/// A route whose failures are sorted before Helidon sees them: nobody is answered who has left, and
/// a reply that has begun is cut off instead of continued with an error.
///
/// @param route the route
/// @param errors logs what failed
record GuardedRoute(HttpRoute route, ErrorReplies errors) implements HttpRoute {

    @Override
    public PathMatchers.MatchResult accepts(HttpPrologue prologue) {
        return route.accepts(prologue);
    }

    @Override
    public PathMatchers.MatchResult accepts(HttpPrologue prologue, ServerRequestHeaders headers) {
        return route.accepts(prologue, headers);
    }

    @Override
    public Optional<PathMatcher> pathMatcher() {
        return route.pathMatcher();
    }

    @Override
    public Handler handler() {
        Handler handler = route.handler();
        return (request, response) -> handle(handler, request, response);
    }

    private void handle(Handler handler, ServerRequest request, ServerResponse response)
            throws Exception {
        try {
            handler.handle(request, response);
        } catch (CloseConnectionException e) {
            throw e;
        } catch (Exception e) {
            if (Exchange.current().map(Exchange::clientGone).orElse(false)) {
                throw new CloseConnectionException("The client left.", e);
            }
            if (begun(response)) {
                errors.log(request, e);
                throw new CloseConnectionException(
                        "The handler failed after its reply had begun.", e);
            }
            if (e instanceof RequestException) {
                // The body is broken: what follows it cannot be found, and must not be waited for.
                response.header(HeaderValues.CONNECTION_CLOSE);
                errors.send(request, response, e);
                return;
            }
            throw e;
        }
    }

    private static boolean begun(ServerResponse response) {
        return response.isSent() || response.bytesWritten() > 0;
    }

    @Override
    public void beforeStart() {
        route.beforeStart();
    }

    @Override
    public void afterStop() {
        route.afterStop();
    }
}
