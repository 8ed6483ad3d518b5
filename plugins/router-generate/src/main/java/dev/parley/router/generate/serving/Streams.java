package dev.parley.router.generate.serving;

import dev.parley.api.ParleyException;
import dev.parley.api.ParleyException.EngineFailed;
import dev.parley.api.engine.Generation;
import dev.parley.api.engine.TokenOutput;
import dev.parley.api.router.EventStream;

import io.helidon.webserver.CloseConnectionException;

import java.io.UncheckedIOException;
import java.time.Duration;
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

    /// As [#send(Supplier, Generation, Body)], with comments while the stream is silent. The first of
    /// them begins the reply, so that from then on what fails is an event.
    ///
    /// @param opening begins an event stream that writes nothing before its first frame
    /// @param keepAlive silence before a comment; zero for no comments
    public static void send(
            Supplier<EventStream> opening, Duration keepAlive, Generation generation, Body body) {
        if (keepAlive.isZero()) {
            send(opening, generation, body);
            return;
        }
        try (KeptAlive events = new KeptAlive(opening.get(), keepAlive)) {
            Optional<TokenOutput> first;
            try {
                first = generation.next();
            } catch (RuntimeException e) {
                failLate(events, e);
                return;
            }
            attempt(events, first, body);
            events.done();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// Tells of what failed before the first output, if the reply has begun.
    private static void failLate(KeptAlive events, RuntimeException failure)
            throws InterruptedException {
        if (events.abandon()) {
            throw failure;
        }
        attempt(
                events,
                Optional.empty(),
                (it, none) -> {
                    throw failure;
                });
        events.done();
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
