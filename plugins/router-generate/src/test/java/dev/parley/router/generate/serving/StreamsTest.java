package dev.parley.router.generate.serving;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.api.ParleyException;
import dev.parley.api.ParleyException.EngineFailed;
import dev.parley.api.ParleyException.InvalidRequest;
import dev.parley.api.engine.Generation;
import dev.parley.api.engine.TokenOutput;
import dev.parley.api.router.EventStream;
import dev.parley.api.router.JsonWriter;

import io.helidon.webserver.ServerConnectionException;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

class StreamsTest {

    private final List<String> log = new ArrayList<>();

    private void send(FirstOutput first, Streams.Body body) {
        Generation generation =
                new Generation() {
                    @Override
                    public Optional<TokenOutput> next() throws InterruptedException {
                        return first.get();
                    }

                    @Override
                    public void cancel(int request) {}

                    @Override
                    public void close() {}
                };
        Streams.send(this::open, generation, body);
    }

    private interface FirstOutput {
        Optional<TokenOutput> get() throws InterruptedException;
    }

    private EventStream open() {
        log.add("open");
        return new Recorder();
    }

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

    @Test
    void endsWithDone() {
        send(Optional::empty, (events, first) -> events.comment("body"));

        assertEquals(List.of("open", "body", "done", "close"), log);
    }

    @Test
    void opensNothingWhenTheFirstOutputFails() {
        assertThrows(
                EngineFailed.class,
                () ->
                        send(
                                () -> {
                                    throw new EngineFailed("dead");
                                },
                                (events, first) -> {}));

        assertEquals(List.of(), log);
    }

    @Test
    void tellsOfARefusalInsideTheStream() {
        send(
                Optional::empty,
                (events, first) -> {
                    throw new InvalidRequest("no");
                });

        assertEquals(List.of("open", "no", "done", "close"), log);
    }

    @Test
    void hidesWhatBroke() {
        send(
                Optional::empty,
                (events, first) -> {
                    throw new IllegalStateException("a secret");
                });

        assertEquals(List.of("open", "Internal server error", "done", "close"), log);
    }

    @Test
    void saysNothingToAClientThatLeft() {
        assertThrows(
                ServerConnectionException.class,
                () ->
                        send(
                                Optional::empty,
                                (events, first) -> {
                                    throw new ServerConnectionException(
                                            "gone", new IOException("gone"));
                                }));

        assertEquals(List.of("open", "close"), log);
    }

    @Test
    void restoresTheInterruptOfAClientThatLeftWhileWaiting() {
        send(
                () -> {
                    throw new InterruptedException("gone");
                },
                (events, first) -> {});

        assertTrue(Thread.interrupted());
        assertEquals(List.of(), log);
    }
}
