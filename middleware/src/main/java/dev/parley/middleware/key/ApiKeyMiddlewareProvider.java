package dev.parley.middleware.key;

import dev.parley.api.Settings;
import dev.parley.api.middleware.MiddlewareContext;
import dev.parley.api.middleware.MiddlewareProvider;

import io.helidon.webserver.http.Filter;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Lets in who sends `Authorization: Bearer KEY` with one of the keys of `--api-key` or
/// `VLLM_API_KEY`. There is no filter without a key.
///
/// `--api-key-scope all` guards every route but `/health`, `/ping`, `/version` and `/metrics`;
/// `--api-key-scope vllm` guards what vLLM guards: paths that begin with `/v1`, `/v2`, `/inference`
/// or `/cohere`. OPTIONS requests always pass.
public final class ApiKeyMiddlewareProvider implements MiddlewareProvider {

    private static final int ORDER = 300;

    @Override
    public String name() {
        return "api-key";
    }

    @Override
    public int order() {
        return ORDER;
    }

    @Override
    public Optional<Filter> create(MiddlewareContext context) {
        Settings settings = context.settings();
        GuardedPaths paths =
                settings.text("api-key-scope").map(GuardedPaths::named).orElse(GuardedPaths.ALL);
        List<String> keys =
                Stream.concat(
                                settings.list("api-key").stream(),
                                settings.environment("VLLM_API_KEY").stream())
                        .filter(key -> !key.isEmpty())
                        .distinct()
                        .toList();
        return keys.isEmpty()
                ? Optional.empty()
                : Optional.of(new ApiKeyFilter(new ApiKeys(keys), paths));
    }
}
