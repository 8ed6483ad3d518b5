package dev.parley.core.cli;

import dev.parley.api.Settings;
import dev.parley.api.command.CommandProvider;
import dev.parley.api.model.ModelFiles;
import dev.parley.core.lifecycle.ServerSetup;
import dev.parley.core.lifecycle.ServerWork;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/// What the command line hands over to. Called on the main thread.
interface ServerRuntime {

    /// The server's version, such as `0.1.0`.
    String version();

    /// The commands that modules add.
    List<CommandProvider> commands();

    /// Puts the wanted log level and format in force.
    void logAs(Settings settings);

    /// The files of a model folder.
    ModelFiles files(Path folder);

    /// Runs the server until it is told to stop.
    ///
    /// @return the exit code
    int run(ServerSetup setup);

    /// Runs the server while a piece of work is done.
    ///
    /// @throws IOException when the work fails
    void during(ServerSetup setup, ServerWork work) throws IOException, InterruptedException;
}
