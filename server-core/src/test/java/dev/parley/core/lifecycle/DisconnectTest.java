package dev.parley.core.lifecycle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

class DisconnectTest {

    private static final int SECONDS = 20;

    private TestServer server;

    @BeforeEach
    void start() throws InterruptedException {
        server = TestServer.start();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void interruptsAHandlerThatWritesNothing() throws Exception {
        try (RawClient client = server.raw()) {
            client.get("/wait");
            server.routes.waiting.take();
        }
        assertTrue(server.routes.interrupted.await(SECONDS, TimeUnit.SECONDS));
    }

    @Test
    void interruptsAHandlerBehindARequestBody() throws Exception {
        try (RawClient client = server.raw()) {
            client.post("/v1/completions", "{\"stream\":false}");
            server.engine.generations.take();
        }
        assertTrue(server.engine.generationsClosed.tryAcquire(SECONDS, TimeUnit.SECONDS));
    }

    @Test
    void endsAStreamBetweenTwoEvents() throws Exception {
        try (RawClient client = server.raw()) {
            client.post("/v1/chat/completions", "{}");
            server.engine.generations.take().token(1);
            client.readUntil("data: 1\n\n\r\n");
        }
        assertTrue(server.engine.generationsClosed.tryAcquire(SECONDS, TimeUnit.SECONDS));
    }

    @Test
    void failsTheWritesOfAHandlerThatNeverStops() throws Exception {
        try (RawClient client = server.raw()) {
            client.get("/flood");
            client.readUntil("\n\n\r\n");
        }
        assertTrue(server.routes.writeFailed.await(SECONDS, TimeUnit.SECONDS));
    }

    @Test
    void leavesNothingBehindAfterManyClients() throws Exception {
        List<RawClient> clients = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            RawClient client = server.raw();
            client.post(i % 2 == 0 ? "/v1/completions" : "/v1/chat/completions", "{}");
            clients.add(client);
        }
        for (int i = 0; i < 200; i++) {
            server.engine.generations.take();
        }
        for (RawClient client : clients) {
            client.close();
        }
        assertTrue(server.engine.generationsClosed.tryAcquire(200, SECONDS, TimeUnit.SECONDS));
        assertEquals(0, server.engine.openGenerations.get());
        assertEquals(200, server.get("/health").statusCode());
    }

    @Test
    void doesNotDisturbTheNextRequestOfAConnection() throws Exception {
        try (RawClient client = server.raw()) {
            client.get("/wait");
            server.routes.waiting.take();
            server.routes.release.countDown();
            client.readUntil("released");
            client.get("/wait");
            server.routes.waiting.take();
            client.readUntil("released");
        }
    }
}
