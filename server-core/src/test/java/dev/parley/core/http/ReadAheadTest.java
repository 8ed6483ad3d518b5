package dev.parley.core.http;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.helidon.webserver.CloseConnectionException;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;

class ReadAheadTest {

    private static final Duration LONG = Duration.ofDays(1);
    private static final Duration SHORT = Duration.ofMillis(1);
    private static final byte[] END = {};

    private final LinkedBlockingQueue<byte[]> socket = new LinkedBlockingQueue<>();
    private final List<Thread> readers = new ArrayList<>();

    @AfterEach
    void stop() {
        readers.forEach(Thread::interrupt);
    }

    private ReadAhead reading(Patience patience) {
        ReadAhead ahead = new ReadAhead(this::next, patience);
        readers.add(Thread.ofVirtual().start(ahead));
        return ahead;
    }

    private byte[] next() {
        try {
            byte[] bytes = socket.take();
            if (bytes == END) {
                throw new IllegalStateException("the socket is closed");
            }
            return bytes;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void passesBytesThroughAndThenTheEnd() {
        ReadAhead ahead = reading(new Patience(LONG, LONG, LONG));
        socket.add(new byte[] {1});
        socket.add(new byte[] {2});
        socket.add(END);
        assertArrayEquals(new byte[] {1}, ahead.get());
        assertArrayEquals(new byte[] {2}, ahead.get());
        assertNull(ahead.get());
        assertNull(ahead.get());
    }

    @Test
    void interruptsTheHandlerWhenTheClientLeaves() {
        ReadAhead ahead = reading(new Patience(LONG, LONG, LONG));
        Exchange exchange = new Exchange(Optional.empty());
        ahead.begin(exchange);
        socket.add(END);
        assertThrows(InterruptedException.class, () -> new CountDownLatch(1).await());
        assertTrue(exchange.clientGone());
        exchange.end();
        assertFalse(Thread.currentThread().isInterrupted());
    }

    @Test
    void doesNotInterruptWhatComesAfterTheHandler() throws InterruptedException {
        ReadAhead ahead = reading(new Patience(LONG, LONG, LONG));
        Exchange exchange = new Exchange(Optional.empty());
        ahead.begin(exchange);
        exchange.end();
        socket.add(END);
        readers.getFirst().join();
        assertFalse(Thread.currentThread().isInterrupted());
    }

    @Test
    void closesConnectionsThatSendNothing() {
        ReadAhead ahead = reading(new Patience(SHORT, LONG, LONG));
        assertThrows(CloseConnectionException.class, ahead::get);
    }

    @Test
    void closesConnectionsThatTrickleTheirHeaders() {
        ReadAhead ahead = reading(new Patience(LONG, SHORT, LONG));
        socket.add(new byte[] {1});
        ahead.get();
        assertThrows(CloseConnectionException.class, ahead::get);
    }

    @Test
    void closesConnectionsThatStopInsideABody() {
        ReadAhead ahead = reading(new Patience(LONG, LONG, SHORT));
        Exchange exchange = new Exchange(Optional.empty());
        ahead.begin(exchange);
        assertThrows(CloseConnectionException.class, ahead::get);
        exchange.end();
    }

    @Test
    void endsWhenToldTo() {
        ReadAhead ahead = reading(new Patience(LONG, LONG, LONG));
        ahead.finish();
        assertNull(ahead.get());
    }
}
