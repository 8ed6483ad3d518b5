package dev.parley.core.cli;

import dev.parley.api.StartupFailure;
import dev.parley.api.engine.EngineProvider;
import dev.parley.api.router.ServedModel;
import dev.parley.core.config.HttpOptions;
import dev.parley.core.config.ModelOptions;
import dev.parley.core.config.PluginOptions;
import dev.parley.core.config.Problems;
import dev.parley.core.config.ServerConfig;
import dev.parley.core.lifecycle.ServerSetup;
import dev.parley.core.plugin.Inventory;
import dev.parley.core.plugin.MiddlewareChain;
import dev.parley.core.plugin.NamedMiddleware;
import dev.parley.core.plugin.Plugins;

import java.net.SocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// Puts settings and plug-ins together to what the server runs with. One thread.
final class SetupAssembly {

    private static final String CUSTOM = "custom";

    private final Plugins plugins;
    private final Problems problems;
    private final Optional<ModelChoice> model;
    private final ServerConfig config;

    /// Chooses the model and takes over its own settings.
    ///
    /// @param problems told of what is wrong, which [#assemble()] throws
    SetupAssembly(ServerConfig asked, Plugins plugins, ServerRuntime runtime, Problems problems) {
        this.plugins = plugins;
        this.problems = problems;
        model = ModelChoice.of(asked, plugins.models(), runtime, problems);
        config =
                model.map(choice -> asked.withModel(choice.name(), choice.settings(), problems))
                        .orElse(asked);
    }

    /// The settings, the model's own included.
    ServerConfig config() {
        return config;
    }

    /// Validates everything that can be known before the model is read.
    ///
    /// @throws StartupFailure with all that is wrong
    ServerSetup assemble() {
        ServerSetup.Parsers parsers = new ParserChoice(config, plugins, problems).choose();
        MiddlewareChain chain =
                new NamedMiddleware(plugins, problems).chain(config.list(PluginOptions.MIDDLEWARE));
        Optional<SocketAddress> address = ListenAddress.of(config, problems);
        Optional<EngineProvider> engine = model.flatMap(this::engine);
        checkFingerprint();
        problems.throwIfAny();
        return new ServerSetup(
                config,
                address.orElseThrow(),
                engine.orElseThrow(),
                EngineChoice.options(config),
                served(model.orElseThrow()),
                chain.providers(),
                chain.filters(),
                plugins.routers().providers(),
                Inventory.of(plugins, chain),
                parsers,
                Duration.ofSeconds(config.number(HttpOptions.SHUTDOWN_TIMEOUT).orElseThrow()));
    }

    private Optional<EngineProvider> engine(ModelChoice choice) {
        try {
            return Optional.of(EngineChoice.engine(config, plugins.engines(), choice.files()));
        } catch (StartupFailure e) {
            problems.add(e);
            return Optional.empty();
        }
    }

    private void checkFingerprint() {
        boolean custom =
                config.text(HttpOptions.FINGERPRINT_MODE).filter(CUSTOM::equals).isPresent();
        if (custom && config.text(HttpOptions.FINGERPRINT).isEmpty()) {
            problems.add(
                    "%s %s needs %s."
                            .formatted(
                                    HttpOptions.FINGERPRINT_MODE.flag(),
                                    CUSTOM,
                                    HttpOptions.FINGERPRINT.flag()));
        }
    }

    private ServedModel served(ModelChoice choice) {
        List<String> names = config.list(ModelOptions.SERVED_NAME);
        return new ServedModel(
                names.isEmpty() ? List.of(choice.name()) : names, choice.name(), choice.files());
    }
}
