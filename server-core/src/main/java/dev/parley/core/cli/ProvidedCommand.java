package dev.parley.core.cli;

import dev.parley.api.command.CommandContext;
import dev.parley.api.command.CommandProvider;
import dev.parley.api.command.KnownParsers;
import dev.parley.api.command.Terminal;
import dev.parley.core.config.CommandOptions;
import dev.parley.core.config.ConfigReader;
import dev.parley.core.config.OptionTable;
import dev.parley.core.config.Problems;
import dev.parley.core.config.ServerConfig;
import dev.parley.core.config.Source;
import dev.parley.core.config.SourceValues;
import dev.parley.core.plugin.PluginLoader;
import dev.parley.core.plugin.Plugins;

import picocli.CommandLine.ParseResult;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A command that a module adds. One thread.
record ProvidedCommand(
        CommandProvider provider,
        ServerRuntime runtime,
        Map<String, String> environment,
        Console console) {

    /// How it is written.
    static String synopsis(CommandProvider provider) {
        return "parley %s %s".formatted(provider.name(), provider.arguments());
    }

    /// Runs it, or prints its help.
    ///
    /// @return the exit code
    int run(List<String> arguments) {
        Problems problems = new Problems();
        SourceValues flags = new SourceValues(Source.Rank.FLAG, problems);
        OptionTable table = CommandOptions.table(provider.flags());
        ParseResult parsed = LineParser.parse(arguments, table, flags);
        Optional<String> help = LineParser.help(parsed);
        if (help.isPresent()) {
            console.print(FlagHelp.text(synopsis(provider), table, help.get()));
            return 0;
        }
        ServerConfig config = new ConfigReader(table, environment, problems).read(flags);
        problems.throwIfAny();
        Plugins plugins = new PluginLoader(ModuleLayer.boot(), problems).load(config);
        problems.throwIfAny();
        int code =
                provider.run(
                        new CommandContext(
                                LineParser.positional(parsed),
                                config,
                                new Terminal(console.in(), console.out()),
                                KnownParsers.of(
                                        plugins.parsers().tool().providers(),
                                        plugins.parsers().reasoning().providers()),
                                new CommandTexts(config, plugins.models(), runtime)));
        console.out().flush();
        return code;
    }
}
