package dev.parley.core.cli;

import dev.parley.core.config.ConfigReader;
import dev.parley.core.config.OptionTable;
import dev.parley.core.config.PluginOptions;
import dev.parley.core.config.Problems;
import dev.parley.core.config.ServerConfig;
import dev.parley.core.config.Source;
import dev.parley.core.config.SourceValues;
import dev.parley.core.plugin.MiddlewareChain;
import dev.parley.core.plugin.NamedMiddleware;
import dev.parley.core.plugin.PluginLoader;
import dev.parley.core.plugin.Plugins;

import java.util.Map;

/// `parley plugins list [flags]`. One thread.
final class PluginsCommand {

    private final Map<String, String> environment;
    private final Problems problems = new Problems();
    private final SourceValues flags = new SourceValues(Source.Rank.FLAG, problems);
    private final OptionTable table;

    PluginsCommand(Map<String, String> environment, OptionTable table) {
        this.environment = environment;
        this.table = table;
    }

    /// The flags it takes.
    static OptionTable options() {
        return OptionTable.of(
                PluginOptions.PATH,
                PluginOptions.TOOL_PARSER,
                PluginOptions.REASONING_PARSER,
                PluginOptions.MIDDLEWARE,
                PluginOptions.IGNORE_BROKEN);
    }

    /// What the command line says goes here.
    SourceValues flags() {
        return flags;
    }

    /// The listing.
    ///
    /// @throws dev.parley.api.StartupFailure when a plug-in cannot be used
    String list() {
        ServerConfig config = new ConfigReader(table, environment, problems).read(flags);
        problems.throwIfAny();
        Plugins plugins = PluginLoader.load(config, problems);
        MiddlewareChain chain =
                new NamedMiddleware(plugins, problems).chain(config.list(PluginOptions.MIDDLEWARE));
        problems.throwIfAny();
        return PluginListing.text(plugins, chain, problems.warnings());
    }
}
