package dev.parley.router.generate.serving;

import dev.parley.api.ParleyException;
import dev.parley.api.ParleyException.EngineFailed;
import dev.parley.api.engine.Generation;
import dev.parley.api.engine.TokenOutput;
import dev.parley.api.router.EventStream;

import io.helidon.webserver.CloseConnectionException;

import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.function.Supplier;

/// Runs streamed replies: nothing is sent before the engine's first output, so that what fails until
/// then is an ordinary error; what fails later is an event, and `[DONE]` always comes last.
public final class Streams {

    private static final System.Logger LOG = System.getLogger(Streams.class.getName());

    private Streams() {}

    /// Sends the events of one reply.
    @FunctionalInterface
    public interface Body {

        /// Sends all events but `[DONE]`.
        ///
        /// @throws InterruptedException when the client left
        void send(EventStream events, Optional<TokenOutput> first) throws InterruptedException;
    }

    /// Sends a reply. When the client leaves, the thread's interrupt flag is set and nothing more is written.
    ///
    /// @param opening begins the event stream; asked once
    public static void send(Supplier<EventStream> opening, Generation generation, Body body) {
        try {
            Optional<TokenOutput> first = generation.next();
            try (EventStream events = opening.get()) {
                attempt(events, first, body);
                events.done();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void attempt(EventStream events, Optional<TokenOutput> first, Body body)
            throws InterruptedException {
        try {
            body.send(events, first);
        } catch (ParleyException e) {
            events.error(e);
        } catch (CloseConnectionException | UncheckedIOException e) {
            throw e;
        } catch (RuntimeException e) {
            events.error(new EngineFailed("Internal server error", e));
            LOG.log(System.Logger.Level.ERROR, "a stream failed", e);
        }
    }
}
