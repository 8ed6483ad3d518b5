package dev.parley.middleware.key;

import dev.parley.api.Settings;
import dev.parley.api.middleware.MiddlewareContext;
import dev.parley.api.middleware.MiddlewareProvider;

import io.helidon.webserver.http.Filter;

import java.util.List;
import java.util.Optional;

/// Lets in who sends `Authorization: Bearer KEY` with one of the keys of `--api-key`, else with the one
/// of `VLLM_API_KEY`. There is no filter without a key.
///
/// `--api-key-scope all` guards every route but `/health`, `/ping`, `/version` and `/metrics`;
/// `--api-key-scope vllm` guards what vLLM guards: paths that begin with `/v1`, `/v2`, `/inference`
/// or `/cohere`. OPTIONS requests always pass.
///
/// Order 500: what needs no key is inside.
public final class ApiKeyMiddlewareProvider implements MiddlewareProvider {

    private static final int ORDER = 500;

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
        List<String> flag = nonEmpty(settings.list("api-key"));
        List<String> keys =
                flag.isEmpty()
                        ? nonEmpty(settings.environment("VLLM_API_KEY").stream().toList())
                        : flag;
        return keys.isEmpty()
                ? Optional.empty()
                : Optional.of(new ApiKeyFilter(new ApiKeys(keys), paths));
    }

    private static List<String> nonEmpty(List<String> keys) {
        return keys.stream().filter(key -> !key.isEmpty()).distinct().toList();
    }
}
