package dev.parley.middleware.load;

import dev.parley.api.middleware.ServerLoad;

import io.helidon.webserver.http.Filter;
import io.helidon.webserver.http.FilterChain;
import io.helidon.webserver.http.RoutingRequest;
import io.helidon.webserver.http.RoutingResponse;

import java.util.Set;

/// Counts requests on model routes in and out.
///
/// @param load where they are counted
record ServerLoadFilter(ServerLoad load) implements Filter {

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

    @Override
    public void filter(FilterChain chain, RoutingRequest request, RoutingResponse response) {
        if (!MODEL_ROUTES.contains(request.prologue().uriPath().path())) {
            chain.proceed();
            return;
        }
        load.begin();
        try {
            chain.proceed();
        } finally {
            load.end();
        }
    }
}
