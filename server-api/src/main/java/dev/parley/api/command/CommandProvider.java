package dev.parley.api.command;

import java.util.List;

/// A command of `parley`. Found by `ServiceLoader` among the modules that come with the server;
/// stateless; run on the main thread.
///
/// The flags of plug-ins (`--plugin-path` and the like) belong to every command and are read before
/// it runs.
public interface CommandProvider {

    /// The word after `parley`; matches `[a-z][a-z-]*`.
    String name();

    /// Its arguments as help shows them, such as `DIR [flags]`.
    String arguments();

    /// What it does, one line.
    String summary();

    /// The flags it takes, beside those of plug-ins.
    List<CommandFlag> flags();

    /// Runs it.
    ///
    /// @return the exit code: 0 when all is well, 1 when what it checked is not
    /// @throws dev.parley.api.StartupFailure when it cannot do what was asked; ends with exit code 2
    int run(CommandContext context);
}
