package dev.parley.router.generate.render;

import dev.parley.api.ParleyException.Forbidden;

import io.helidon.webserver.http.Handler;

/// The switch `--enable-scale-out`.
public final class ScaleOut {

    private ScaleOut() {}

    /// What answers on the routes of scale-out while they are off, in the words that vLLM's clients know.
    public static Handler disabled() {
        return (request, response) -> {
            throw new Forbidden(
                    "Scale-out endpoints are disabled. Restart vllm serve with --enable-scale-out"
                            + " to enable them.");
        };
    }
}
