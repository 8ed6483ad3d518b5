package dev.parley.core.lifecycle;

import dev.parley.core.logging.LogSetup;
import dev.parley.core.text.ModelText;

import java.io.IOException;

/// Runs the server until a signal, or a piece of work, ends it. Only static functions.
public final class Server {

    private Server() {}

    /// Starts, serves until SIGTERM or SIGINT, and stops.
    ///
    /// @return the exit code; after a signal the process ends with 0 by itself
    /// @throws dev.parley.api.StartupFailure when the server cannot be started as asked
    public static int run(ServerSetup setup) {
        return run(setup, ModelText::load);
    }

    /// Starts, does a piece of work, and stops.
    ///
    /// @throws dev.parley.api.StartupFailure when the server cannot be started as asked
    /// @throws IOException when the work fails
    public static void during(ServerSetup setup, ServerWork work)
            throws IOException, InterruptedException {
        during(setup, ModelText::load, work);
    }

    static void during(ServerSetup setup, TextLoader texts, ServerWork work)
            throws IOException, InterruptedException {
        LogSetup.apply(setup.settings());
        try (RunningServer server = RunningServer.start(setup, texts)) {
            work.run(server.port());
        }
    }

    static int run(ServerSetup setup, TextLoader texts) {
        LogSetup.apply(setup.settings());
        try (SignalWatch signals = new SignalWatch();
                RunningServer _ = RunningServer.start(setup, texts)) {
            signals.await();
            return 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 1;
        }
    }
}
