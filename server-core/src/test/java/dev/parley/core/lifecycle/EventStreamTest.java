package dev.parley.core.lifecycle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.api.engine.Finish;
import dev.parley.api.middleware.MiddlewareContext;
import dev.parley.api.middleware.MiddlewareProvider;

import io.helidon.webserver.http.Filter;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EventStreamTest {

    private TestServer server;

    @BeforeAll
    void start() throws InterruptedException {
        server =
                new TestServer(Map.of(), Duration.ofSeconds(30), List.of(new CountingMiddleware()));
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @Test
    void sendsEachEventAtOnce() throws Exception {
        try (RawClient client = server.raw()) {
            client.post("/v1/chat/completions", "{}");
            FakeEngine.FakeGeneration generation = server.engine.generations.take();
            generation.token(7);
            String head = client.readUntil("data: 7\n\n\r\n");
            assertTrue(head.contains("Content-Type: text/event-stream; charset=utf-8\r\n"), head);
            generation.token(8);
            assertEquals("9\r\ndata: 8\n\n\r\n", client.readUntil("\n\n\r\n"));
            generation.finish(Finish.Reason.STOP);
            assertTrue(client.readUntil("0\r\n\r\n").contains("data: [DONE]\n\n"));
            client.get("/health");
            client.readUntil("\r\n\r\n");
        }
    }

    @Test
    void writesErrorsInTheFormOfTheReference() throws Exception {
        try (RawClient client = server.raw()) {
            client.post("/v1/chat/completions", "{}");
            FakeEngine.FakeGeneration generation = server.engine.generations.take();
            generation.token(1);
            generation.finish(Finish.Reason.ERROR);
            String reply = client.readUntil("0\r\n\r\n");
            assertTrue(
                    reply.contains(
                            "data: {\"error\": {\"message\": \"Internal server error\", \"type\":"
                                + " \"InternalServerError\", \"param\": null, \"code\": 500}}\n\n"),
                    reply);
            assertTrue(reply.contains("data: [DONE]\n\n"), reply);
        }
    }

    @Test
    void staysInTheFiltersUntilItEnds() throws Exception {
        try (RawClient client = server.raw()) {
            assertEquals("0", server.get("/load").body());
            client.post("/v1/chat/completions", "{}");
            FakeEngine.FakeGeneration generation = server.engine.generations.take();
            generation.token(1);
            client.readUntil("data: 1\n\n\r\n");
            assertEquals("1", server.get("/load").body());
            generation.finish(Finish.Reason.STOP);
            client.readUntil("0\r\n\r\n");
            client.get("/load");
            assertTrue(client.readUntil("\r\n\r\n0").contains("200"));
        }
    }

    @Test
    void answersInOnePieceWithoutAStream() throws Exception {
        Thread.ofVirtual()
                .start(
                        () -> {
                            try {
                                FakeEngine.FakeGeneration generation =
                                        server.engine.generations.take();
                                generation.token(1);
                                generation.finish(Finish.Reason.STOP);
                            } catch (InterruptedException e) {
                                Thread.currentThread().interrupt();
                            }
                        });
        HttpResponse<String> reply = server.post("/v1/completions", "{}");
        assertEquals("1", reply.body());
        assertEquals("1", reply.headers().firstValue("Content-Length").orElseThrow());
    }

    /// Counts streams as load.
    private static final class CountingMiddleware implements MiddlewareProvider {

        @Override
        public String name() {
            return "counting";
        }

        @Override
        public int order() {
            return 700;
        }

        @Override
        public Optional<Filter> create(MiddlewareContext context) {
            return Optional.of(
                    (chain, request, _) -> {
                        if (!request.prologue().uriPath().path().endsWith("/completions")) {
                            chain.proceed();
                            return;
                        }
                        context.load().begin();
                        try {
                            chain.proceed();
                        } finally {
                            context.load().end();
                        }
                    });
        }
    }
}
