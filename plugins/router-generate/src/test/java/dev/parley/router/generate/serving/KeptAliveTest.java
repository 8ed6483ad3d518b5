package dev.parley.router.generate.serving;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.api.ParleyException;
import dev.parley.api.ParleyException.EngineFailed;
import dev.parley.api.engine.Generation;
import dev.parley.api.engine.TokenOutput;
import dev.parley.api.router.EventStream;
import dev.parley.api.router.JsonWriter;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;

class KeptAliveTest {

    private static final Duration SHORT = Duration.ofMillis(1);
    private static final Duration LONG = Duration.ofDays(1);

    private final List<String> log = new CopyOnWriteArrayList<>();
    private final Semaphore comments = new Semaphore(0);

    private final class Recorder implements EventStream {

        @Override
        public void data(JsonWriter json) {
            log.add("data");
        }

        @Override
        public void event(String name, JsonWriter json) {
            log.add(name);
        }

        @Override
        public void comment(String text) {
            log.add(text);
            comments.release();
        }

        @Override
        public void error(ParleyException error) {
            log.add(error.getMessage());
        }

        @Override
        public void done() {
            log.add("done");
        }

        @Override
        public void close() {
            log.add("close");
        }
    }

    /// The log with each run of comments as one.
    private List<String> frames() {
        return List.of(
                String.join(" ", log).replaceAll("(keep-alive )+", "keep-alive ").split(" "));
    }

    /// A generation that answers once so many comments were written.
    private Generation after(int count, Optional<EngineFailed> failure) {
        return new Generation() {
            @Override
            public Optional<TokenOutput> next() throws InterruptedException {
                comments.acquire(count);
                failure.ifPresent(
                        it -> {
                            throw it;
                        });
                return Optional.empty();
            }

            @Override
            public void cancel(int request) {}

            @Override
            public void close() {}
        };
    }

    @Nested
    class WhileTheFirstOutputIsAwaited {

        @Test
        void commentsAreWritten() {
            Streams.send(
                    () -> new Recorder(),
                    SHORT,
                    after(3, Optional.empty()),
                    (events, first) -> events.data(json -> {}));

            assertEquals(List.of("keep-alive", "data"), frames().subList(0, 2));
            assertEquals("close", log.getLast());
        }

        @Test
        void aFailureAfterACommentIsAnEvent() {
            Streams.send(
                    () -> new Recorder(),
                    SHORT,
                    after(1, Optional.of(new EngineFailed("dead"))),
                    (events, first) -> {});

            assertEquals(List.of("keep-alive", "dead", "done", "close"), frames());
        }

        @Test
        void aFailureBeforeAnyCommentIsAnOrdinaryError() {
            assertThrows(
                    EngineFailed.class,
                    () ->
                            Streams.send(
                                    () -> new Recorder(),
                                    LONG,
                                    after(0, Optional.of(new EngineFailed("dead"))),
                                    (events, first) -> {}));

            assertEquals(List.of("close"), log);
        }
    }

    @Test
    void aSilentBodyIsBridged() {
        Streams.send(
                () -> new Recorder(),
                SHORT,
                after(0, Optional.empty()),
                (events, first) -> {
                    events.event("one", json -> {});
                    comments.drainPermits();
                    comments.acquire(2);
                    events.event("two", json -> {});
                });

        List<String> frames = frames();
        assertTrue(frames.indexOf("one") < frames.lastIndexOf("keep-alive"), frames::toString);
        assertTrue(frames.indexOf("keep-alive") < frames.indexOf("two"), frames::toString);
    }

    @Test
    void aStreamWithinTheIntervalHasNoComments() {
        Streams.send(
                () -> new Recorder(),
                LONG,
                after(0, Optional.empty()),
                (events, first) -> events.comment("own"));

        assertEquals(List.of("own", "done", "close"), log);
    }

    @Test
    void zeroMeansNone() {
        Streams.send(
                () -> new Recorder(),
                Duration.ZERO,
                after(0, Optional.empty()),
                (events, first) -> events.data(json -> {}));

        assertEquals(List.of("data", "done", "close"), log);
    }

    @Test
    void nothingFollowsTheEnd() {
        KeptAlive stream = new KeptAlive(new Recorder(), SHORT);
        comments.acquireUninterruptibly();
        assertFalse(stream.abandon());
        int written = log.size();
        stream.close();

        assertEquals(written + 1, log.size());
        assertEquals("close", log.getLast());
    }
}
