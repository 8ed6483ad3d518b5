package dev.parley.core.reload;

import dev.parley.api.Settings;
import dev.parley.api.router.HttpJson;
import dev.parley.core.config.PluginOptions;

import io.helidon.http.Status;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;

/// `POST /v1/plugins/reload`, where the operator wants it. Safe on any thread.
///
/// @param parsers what is reloaded
/// @param http writes the reply
public record ReloadRoute(CurrentParsers parsers, HttpJson http) {

    private static final String DEVELOPMENT = "VLLM_SERVER_DEV_MODE";

    /// Adds the route if the settings ask for it.
    public void addTo(HttpRules rules, Settings settings) {
        if (settings.enabled(PluginOptions.RELOAD.name())
                || settings.environment(DEVELOPMENT).filter("1"::equals).isPresent()) {
            rules.post("/v1/plugins/reload", this::reload);
        }
    }

    private void reload(ServerRequest request, ServerResponse response) {
        ReloadReport report = parsers.reload();
        http.send(response, Status.OK_200, report::write);
    }
}
