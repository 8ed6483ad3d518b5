package dev.parley.core.lifecycle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.api.StartupFailure;
import dev.parley.api.middleware.MiddlewareContext;
import dev.parley.api.middleware.MiddlewareProvider;
import dev.parley.api.router.RouterContext;

import io.helidon.webserver.http.Filter;
import io.helidon.webserver.http.HttpRules;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.FutureTask;

class ServerStartTest {

    private static final Duration TIMEOUT = Duration.ofSeconds(20);

    @Nested
    class WhileTheEngineStarts {

        @Test
        void saysSoUntilItIsReady() throws Exception {
            int port = TestServer.freePort();
            FakeEngine engine = new FakeEngine();
            FutureTask<RunningServer> start =
                    new FutureTask<>(
                            () ->
                                    RunningServer.start(
                                            TestServer.setup(
                                                    new InetSocketAddress(
                                                            InetAddress.getLoopbackAddress(), port),
                                                    engine,
                                                    new TestRouter(),
                                                    Map.of(),
                                                    TIMEOUT),
                                            TestServer::text));
            Thread.ofPlatform().start(start);
            engine.started.await();
            try (HttpClient client = HttpClient.newHttpClient()) {
                HttpResponse<String> health = whenListening(client, port, "/health");
                assertEquals(503, health.statusCode());
                assertEquals(
                        "{\"status\":\"starting\",\"phase\":\"reading weights\",\"progress\":0.25}",
                        health.body());

                HttpResponse<String> early = whenListening(client, port, "/items/1");
                assertEquals(503, early.statusCode());
                assertEquals("1", early.headers().firstValue("Retry-After").orElseThrow());
                assertEquals(
                        "{\"error\":{\"message\":\"The server is starting (reading weights, 25 %)."
                                + " Try again in a moment.\",\"type\":\"Service"
                                + " Unavailable\",\"param\":null,\"code\":503}}",
                        early.body());

                assertEquals(200, whenListening(client, port, "/metrics").statusCode());

                engine.mayFinish.countDown();
                try (RunningServer server = start.get()) {
                    assertEquals(200, whenListening(client, server.port(), "/health").statusCode());
                    assertEquals("\"1\"", whenListening(client, server.port(), "/items/1").body());
                }
            }
        }

        // The listener starts beside the engine, so it may not be there yet.
        private HttpResponse<String> whenListening(HttpClient client, int port, String path)
                throws Exception {
            long deadline = System.nanoTime() + TIMEOUT.toNanos();
            while (true) {
                try {
                    return client.send(
                            HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString());
                } catch (ConnectException e) {
                    if (System.nanoTime() > deadline) {
                        throw e;
                    }
                    Thread.onSpinWait();
                }
            }
        }
    }

    @Nested
    class WhenAPartFails {

        @Test
        void namesATakenPortBeforeTheEngineStarts() throws Exception {
            try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
                FakeEngine engine = new FakeEngine();
                ServerSetup setup =
                        TestServer.setup(
                                taken.getLocalSocketAddress(),
                                engine,
                                new TestRouter(),
                                Map.of(),
                                TIMEOUT);
                StartupFailure failure =
                        assertThrows(
                                StartupFailure.class,
                                () -> RunningServer.start(setup, TestServer::text));
                assertTrue(
                        failure.getMessage()
                                .startsWith("Cannot listen on 127.0.0.1:" + taken.getLocalPort()),
                        failure.getMessage());
                assertEquals(1, engine.started.getCount());
            }
        }

        @Test
        void interruptsTheEngineWhenTheTextFails() {
            FakeEngine engine = new FakeEngine();
            ServerSetup setup =
                    TestServer.setup(
                            TestServer.anyPort(), engine, new TestRouter(), Map.of(), TIMEOUT);
            StartupFailure failure =
                    assertThrows(
                            StartupFailure.class,
                            () ->
                                    RunningServer.start(
                                            setup,
                                            (_, _) -> {
                                                throw new StartupFailure(
                                                        "--model: there is no tokenizer.");
                                            }));
            assertEquals("--model: there is no tokenizer.", failure.getMessage());
        }

        @Test
        void closesAnEngineThatHadStarted() {
            FakeEngine engine = FakeEngine.ready();
            TestRouter broken =
                    new TestRouter() {
                        @Override
                        public void routes(HttpRules rules, RouterContext context) {
                            throw new StartupFailure("The routes cannot be made.");
                        }
                    };
            ServerSetup setup =
                    TestServer.setup(TestServer.anyPort(), engine, broken, Map.of(), TIMEOUT);
            assertThrows(StartupFailure.class, () -> RunningServer.start(setup, TestServer::text));
            assertEquals(0, engine.closed.getCount());
        }
    }

    @Test
    void putsFiltersInTheirOrder() throws Exception {
        List<String> passed = new CopyOnWriteArrayList<>();
        ServerSetup setup =
                TestServer.setup(
                        TestServer.anyPort(),
                        FakeEngine.ready(),
                        new TestRouter(),
                        Map.of(),
                        TIMEOUT,
                        List.of(new Named("outer", passed), new Named("inner", passed)));
        try (RunningServer server = RunningServer.start(setup, TestServer::text);
                RawClient client = RawClient.connect(server.port())) {
            client.get("/items/1");
            client.readUntil("\"1\"");
            assertEquals(List.of("outer", "inner"), passed);
        }
    }

    private record Named(String name, List<String> passed) implements MiddlewareProvider {

        @Override
        public int order() {
            return 500;
        }

        @Override
        public Optional<Filter> create(MiddlewareContext context) {
            return Optional.of(
                    (chain, _, _) -> {
                        passed.add(name);
                        chain.proceed();
                    });
        }
    }
}
