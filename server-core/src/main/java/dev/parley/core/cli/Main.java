package dev.parley.core.cli;

import dev.parley.api.Settings;
import dev.parley.api.command.CommandProvider;
import dev.parley.api.model.ModelFiles;
import dev.parley.core.lifecycle.Server;
import dev.parley.core.lifecycle.ServerSetup;
import dev.parley.core.lifecycle.ServerWork;
import dev.parley.core.lifecycle.Version;
import dev.parley.core.logging.LogSetup;
import dev.parley.core.text.FolderModelFiles;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.ServiceLoader;

/// The entry point of the `parley` command.
public final class Main {

    private Main() {}

    /// Runs one command and ends the process with its exit code: 0 done, 2 refused to start.
    ///
    /// @param arguments the command line
    public static void main(String[] arguments) {
        Console console =
                new Console(
                        System.in,
                        new PrintWriter(System.out, false, StandardCharsets.UTF_8),
                        new PrintWriter(System.err, false, StandardCharsets.UTF_8));
        int code =
                new ParleyCommand(new ProcessRuntime(), System.getenv(), console)
                        .run(List.of(arguments));
        if (code != 0) {
            System.exit(code);
        }
    }

    /// The real server.
    private static final class ProcessRuntime implements ServerRuntime {

        @Override
        public String version() {
            return Version.current();
        }

        @Override
        public List<CommandProvider> commands() {
            return ServiceLoader.load(ModuleLayer.boot(), CommandProvider.class).stream()
                    .map(ServiceLoader.Provider::get)
                    .sorted(Comparator.comparing(CommandProvider::name))
                    .toList();
        }

        @Override
        public void logAs(Settings settings) {
            LogSetup.apply(settings);
        }

        @Override
        public ModelFiles files(Path folder) {
            return new FolderModelFiles(folder);
        }

        @Override
        public int run(ServerSetup setup) {
            return Server.run(setup);
        }

        @Override
        public void during(ServerSetup setup, ServerWork work)
                throws IOException, InterruptedException {
            Server.during(setup, work);
        }
    }
}
