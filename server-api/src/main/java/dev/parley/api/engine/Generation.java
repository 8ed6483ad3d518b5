package dev.parley.api.engine;

import java.util.Optional;

/// The outputs of one [EngineClient#generate] call. Belongs to one thread, which closes it;
/// only [#abort] may be called by others.
public interface Generation extends AutoCloseable {

    /// Blocks for the next output of any of the requests; empty when all have finished. Tokens
    /// that came while nobody asked are merged into one output.
    ///
    /// @throws InterruptedException when the thread is interrupted (the client left)
    /// @throws dev.parley.api.ParleyException.EngineFailed when the engine died
    Optional<TokenOutput> next() throws InterruptedException;

    /// Ends one request early, as a stop string does. Outputs of it already on their way are dropped.
    ///
    /// @param request position in the list given to `generate`
    void cancel(int request);

    /// Asks for an end of what still runs, from any thread: its requests finish with
    /// [Finish.Reason#ABORT], which [#next] tells as usual. An engine that cannot ignores it.
    default void abort() {}

    /// Ends what still runs; its KV blocks are free after the current step. Idempotent, does not block.
    @Override
    void close();
}
