package dev.parley.core.cli;

import dev.parley.core.config.ConfigReader;
import dev.parley.core.config.FlagName;
import dev.parley.core.config.ModelOptions;
import dev.parley.core.config.OptionTable;
import dev.parley.core.config.Problems;
import dev.parley.core.config.ServerConfig;
import dev.parley.core.config.Source;
import dev.parley.core.config.SourceValues;
import dev.parley.core.lifecycle.ServerSetup;
import dev.parley.core.plugin.PluginLoader;
import dev.parley.core.plugin.Plugins;

import java.util.List;
import java.util.Map;

/// `parley serve [MODEL] [flags]`. One thread.
final class ServeCommand {

    private static final String MODEL = "MODEL";

    private final ServerRuntime runtime;
    private final Map<String, String> environment;
    private final Problems problems = new Problems();
    private final SourceValues flags = new SourceValues(Source.Rank.FLAG, problems);
    private final OptionTable table;

    ServeCommand(ServerRuntime runtime, Map<String, String> environment, OptionTable table) {
        this.runtime = runtime;
        this.environment = environment;
        this.table = table;
    }

    /// What the command line says goes here.
    SourceValues flags() {
        return flags;
    }

    /// Takes the arguments that are no flags.
    void positional(List<String> arguments) {
        if (arguments.size() > 1) {
            problems.add(
                    "parley serve: there is one model too many: %s. Give one folder or name."
                            .formatted(String.join(", ", arguments)));
        } else if (!arguments.isEmpty() && flags.has(ModelOptions.SOURCE)) {
            problems.add(
                    "parley serve: the model is given twice, as '%s' and with %s. Give it once."
                            .formatted(arguments.getFirst(), ModelOptions.SOURCE.flag()));
        } else if (!arguments.isEmpty()) {
            flags.add(new FlagName.Plain(ModelOptions.SOURCE), MODEL, arguments);
        }
    }

    /// Starts the server and waits for its end.
    ///
    /// @return the exit code
    /// @throws dev.parley.api.StartupFailure when it cannot start
    int run() {
        return runtime.run(prepare().setup());
    }

    /// What a server is started with.
    ///
    /// @param config every flag, the model's own settings included
    record Prepared(ServerConfig config, ServerSetup setup) {}

    /// Validates everything that can be known before the model is read, and logs it.
    ///
    /// @throws dev.parley.api.StartupFailure when it cannot start
    Prepared prepare() {
        ServerConfig asked = new ConfigReader(table, environment, problems).read(flags);
        problems.throwIfAny();
        runtime.logAs(asked);
        Plugins plugins = PluginLoader.load(asked, problems);
        StartupLog.warn(problems);
        SetupAssembly assembly = new SetupAssembly(asked, plugins, runtime, problems);
        ServerSetup setup = assembly.assemble();
        StartupLog.write(runtime.version(), assembly.config(), setup);
        return new Prepared(assembly.config(), setup);
    }
}
