package dev.parley.core.lifecycle;

import dev.parley.api.Settings;
import dev.parley.api.engine.EngineOptions;
import dev.parley.api.engine.EngineProvider;
import dev.parley.api.middleware.MiddlewareProvider;
import dev.parley.api.router.LoadedPlugin;
import dev.parley.api.router.ServedModel;
import dev.parley.api.router.TaskRouter;
import dev.parley.api.structured.StructuredOutputBackend;
import dev.parley.core.reload.ParserSource;

import io.helidon.webserver.http.Filter;

import java.net.SocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// Everything the server needs to run, validated: what the command line and the plug-ins came to.
///
/// @param settings every flag, merged
/// @param address where to listen: an `InetSocketAddress` or a `UnixDomainSocketAddress`
/// @param engine the engine to start
/// @param engineOptions its sizes and policies
/// @param model the served model
/// @param middleware built-in and plug-in filters' makers, in chain order, outermost first
/// @param customFilters filters named by `--middleware`, in order; they run after `middleware`
/// @param routers all task routers found
/// @param plugins everything that was found, for listings
/// @param parsers the parsers the operator chose
/// @param shutdownTimeout how long running requests may take to finish after SIGTERM
public record ServerSetup(
        Settings settings,
        SocketAddress address,
        EngineProvider engine,
        EngineOptions engineOptions,
        ServedModel model,
        List<MiddlewareProvider> middleware,
        List<Filter> customFilters,
        List<TaskRouter> routers,
        List<LoadedPlugin> plugins,
        Parsers parsers,
        Duration shutdownTimeout) {

    /// Copies the lists.
    public ServerSetup {
        middleware = List.copyOf(middleware);
        customFilters = List.copyOf(customFilters);
        routers = List.copyOf(routers);
        plugins = List.copyOf(plugins);
    }

    /// The same, listening elsewhere.
    public ServerSetup at(SocketAddress elsewhere) {
        return new ServerSetup(
                settings,
                elsewhere,
                engine,
                engineOptions,
                model,
                middleware,
                customFilters,
                routers,
                plugins,
                parsers,
                shutdownTimeout);
    }

    /// The chosen parsers and backend.
    ///
    /// @param source of the tool and the reasoning parser
    /// @param structured of `--structured-outputs-config.backend`
    public record Parsers(ParserSource source, Optional<StructuredOutputBackend> structured) {}
}
