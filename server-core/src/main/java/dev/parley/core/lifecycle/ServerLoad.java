package dev.parley.core.lifecycle;

import dev.parley.api.Settings;

import io.helidon.webserver.http.Filter;
import io.helidon.webserver.http.FilterChain;
import io.helidon.webserver.http.RoutingRequest;
import io.helidon.webserver.http.RoutingResponse;

import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/// Counts requests in work on model routes, streamed replies included. Safe on any thread.
final class ServerLoad implements Filter {

    private static final Set<String> MODEL_ROUTES =
            Set.of(
                    "/v1/chat/completions",
                    "/v1/chat/completions/batch",
                    "/v1/completions",
                    "/v1/responses",
                    "/v1/messages",
                    "/v1/messages/count_tokens",
                    "/cohere/v2/chat",
                    "/v1/systemone",
                    "/generative_scoring",
                    "/inference/v1/generate",
                    "/v1/audio/transcriptions",
                    "/v1/audio/translations",
                    "/pooling",
                    "/classify",
                    "/v1/embeddings",
                    "/score",
                    "/v1/score",
                    "/rerank",
                    "/v1/rerank",
                    "/v2/rerank");

    private final boolean tracking;
    private final AtomicInteger inWork = new AtomicInteger();

    ServerLoad(Settings settings) {
        tracking = settings.enabled("enable-server-load-tracking");
    }

    int current() {
        return inWork.get();
    }

    @Override
    public void filter(FilterChain chain, RoutingRequest request, RoutingResponse response) {
        if (!tracking || !MODEL_ROUTES.contains(request.prologue().uriPath().path())) {
            chain.proceed();
            return;
        }
        inWork.incrementAndGet();
        try {
            chain.proceed();
        } finally {
            inWork.decrementAndGet();
        }
    }
}
