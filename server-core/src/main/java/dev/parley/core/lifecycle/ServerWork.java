package dev.parley.core.lifecycle;

import java.io.IOException;

/// What is done with a server of one's own.
@FunctionalInterface
public interface ServerWork {

    /// Does it, while the server is ready.
    ///
    /// @param port it listens on
    /// @throws IOException when it fails
    void run(int port) throws IOException, InterruptedException;
}
