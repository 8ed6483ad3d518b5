package dev.parley.api.router;

import java.util.List;

/// What the operational routes show of the server itself. Safe on any thread.
public interface Operations {

    /// The server's version, such as `0.1.0`.
    String version();

    /// Requests in work on model routes; 0 unless `--enable-server-load-tracking`.
    int serverLoad();

    /// The metrics page in Prometheus or OpenMetrics form.
    ///
    /// @param accept the request's `Accept` header, may be empty
    MetricsPage metrics(String accept);

    /// Everything that was found when the server started, by kind; filters in their order, outermost
    /// first; tool parsers and reasoning parsers as they were last reloaded.
    default List<LoadedPlugin> plugins() {
        return List.of();
    }

    /// A metrics page.
    ///
    /// @param mediaType for `Content-Type`
    /// @param body the text
    record MetricsPage(String mediaType, byte[] body) {}
}
