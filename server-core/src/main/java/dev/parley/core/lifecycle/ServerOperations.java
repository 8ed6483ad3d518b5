package dev.parley.core.lifecycle;

import dev.parley.api.middleware.ServerLoad;
import dev.parley.api.router.LoadedPlugin;
import dev.parley.api.router.Operations;
import dev.parley.core.metrics.Metrics;
import dev.parley.core.plugin.PluginKind;
import dev.parley.core.reload.ParserSource;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// What the operational routes show. Safe on any thread.
///
/// @param version the server's version
/// @param load the requests in work
/// @param meters makes the metrics page
/// @param found what was found at start
/// @param parsers tells the parsers of the moment, which replace those of the start
record ServerOperations(
        String version,
        ServerLoad load,
        Metrics meters,
        List<LoadedPlugin> found,
        ParserSource parsers)
        implements Operations {

    private static final Set<String> RELOADED =
            Set.of(PluginKind.TOOL_PARSER.label(), PluginKind.REASONING_PARSER.label());

    @Override
    public int serverLoad() {
        return load.current();
    }

    @Override
    public MetricsPage metrics(String accept) {
        return meters.page(accept);
    }

    @Override
    public List<LoadedPlugin> plugins() {
        return Stream.concat(
                        found.stream().filter(plugin -> !RELOADED.contains(plugin.kind())),
                        parsers.plugins().stream())
                .toList();
    }
}
