package dev.parley.core.lifecycle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.api.StartupFailure;
import dev.parley.api.engine.Finish;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

class ShutdownTest {

    @Nested
    class WithinTheTimeout {

        @Test
        void letsSixteenStreamsFinish() throws Exception {
            TestServer server = new TestServer(Map.of(), Duration.ofSeconds(60));
            List<RawClient> clients = new ArrayList<>();
            List<FakeEngine.FakeGeneration> generations = new ArrayList<>();
            for (int i = 0; i < 16; i++) {
                RawClient client = server.raw();
                client.post("/v1/chat/completions", "{}");
                FakeEngine.FakeGeneration generation = server.engine.generations.take();
                generation.token(i);
                client.readUntil("data: " + i + "\n\n\r\n");
                clients.add(client);
                generations.add(generation);
            }
            Thread stop = Thread.ofPlatform().start(server::close);
            awaitClosedPort(server.port());
            generations.forEach(
                    generation -> {
                        generation.token(99);
                        generation.finish(Finish.Reason.STOP);
                    });
            for (RawClient client : clients) {
                String rest = client.readAll();
                assertTrue(rest.contains("data: 99\n\n"), rest);
                assertTrue(rest.endsWith("data: [DONE]\n\n\r\n0\r\n\r\n"), rest);
                assertFalse(rest.contains("error"), rest);
            }
            stop.join();
            assertEquals(0, server.engine.closed.getCount());
        }

        @Test
        void refusesNewWorkOnOpenConnections() throws Exception {
            TestServer server = new TestServer(Map.of(), Duration.ofSeconds(60));
            try (RawClient busy = server.raw();
                    RawClient idle = server.raw()) {
                idle.get("/health");
                idle.readUntil("\r\n\r\n");
                busy.get("/wait");
                server.routes.waiting.take();
                Thread stop = Thread.ofPlatform().start(server::close);
                awaitClosedPort(server.port());
                idle.get("/health");
                String refusal = idle.readAll();
                assertTrue(refusal.startsWith("HTTP/1.1 503 "), refusal);
                assertTrue(refusal.contains("Connection: close\r\n"), refusal);
                assertTrue(refusal.contains("The server is shutting down."), refusal);
                server.routes.release.countDown();
                assertTrue(busy.readAll().endsWith("released"));
                stop.join();
            }
        }

        @Test
        void doesNotWaitForIdleConnections() throws Exception {
            TestServer server = new TestServer(Map.of(), Duration.ofDays(1));
            try (RawClient idle = server.raw()) {
                idle.get("/health");
                idle.readUntil("\r\n\r\n");
                server.close();
                assertEquals("", idle.readAll());
            }
        }
    }

    @Nested
    class AfterTheTimeout {

        @Test
        void endsStreamsWithAnError() throws Exception {
            TestServer server = new TestServer(Map.of(), Duration.ZERO);
            try (RawClient client = server.raw()) {
                client.post("/v1/chat/completions", "{}");
                FakeEngine.FakeGeneration generation = server.engine.generations.take();
                server.engine.generations.add(generation);
                generation.token(1);
                client.readUntil("data: 1\n\n\r\n");
                server.close();
                String rest = client.readAll();
                assertTrue(
                        rest.contains(
                                "data: {\"error\": {\"message\": \"The server is shutting down.\","
                                        + " \"type\": \"Service Unavailable\", \"param\": null,"
                                        + " \"code\": 503}}\n\n"),
                        rest);
                assertTrue(rest.endsWith("data: [DONE]\n\n\r\n0\r\n\r\n"), rest);
            }
        }

        @Test
        void interruptsHandlersThatWaitForSomethingElse() throws Exception {
            TestServer server = new TestServer(Map.of(), Duration.ZERO);
            try (RawClient client = server.raw()) {
                client.get("/wait");
                server.routes.waiting.take();
                server.close();
                assertTrue(server.routes.interrupted.await(20, TimeUnit.SECONDS));
                String reply = client.readAll();
                assertTrue(reply.startsWith("HTTP/1.1 503 "), reply);
            }
        }
    }

    @Test
    void freesThePortForTheNextServer() throws Exception {
        int port = TestServer.freePort();
        for (int i = 0; i < 2; i++) {
            try (RunningServer server =
                            RunningServer.start(
                                    TestServer.setup(
                                            new InetSocketAddress(
                                                    InetAddress.getLoopbackAddress(), port),
                                            FakeEngine.ready(),
                                            new TestRouter(),
                                            Map.of(),
                                            Duration.ZERO),
                                    TestServer::text);
                    RawClient client = RawClient.connect(server.port())) {
                client.get("/items/1");
                client.readUntil("\"1\"");
            }
        }
    }

    @Nested
    class OnAUnixSocket {

        @TempDir private Path folder;

        @Test
        void servesAndDeletesTheFile() throws Exception {
            Path file = folder.resolve("parley.sock");
            try (RunningServer _ = startOn(file)) {
                assertTrue(ask(file).startsWith("HTTP/1.1 200 OK"));
            }
            assertFalse(Files.exists(file));
        }

        @Test
        void replacesTheFileOfAServerThatWasKilled() throws Exception {
            Path file = folder.resolve("parley.sock");
            try (ServerSocketChannel killed =
                    ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
                killed.bind(UnixDomainSocketAddress.of(file));
            }
            assertTrue(Files.exists(file));
            try (RunningServer _ = startOn(file)) {
                assertTrue(ask(file).startsWith("HTTP/1.1 200 OK"));
            }
        }

        @Test
        void leavesTheSocketOfALivingServerAlone() throws Exception {
            Path file = folder.resolve("parley.sock");
            try (RunningServer _ = startOn(file)) {
                assertThrows(StartupFailure.class, () -> startOn(file));
                assertTrue(ask(file).startsWith("HTTP/1.1 200 OK"));
            }
        }

        @Test
        void leavesOrdinaryFilesAlone() throws Exception {
            Path file = Files.writeString(folder.resolve("precious"), "text");
            assertThrows(StartupFailure.class, () -> startOn(file));
            assertEquals("text", Files.readString(file));
        }

        private RunningServer startOn(Path file) throws InterruptedException {
            return RunningServer.start(
                    TestServer.setup(
                            UnixDomainSocketAddress.of(file),
                            FakeEngine.ready(),
                            new TestRouter(),
                            Map.of(),
                            Duration.ZERO),
                    TestServer::text);
        }

        private String ask(Path file) throws IOException {
            try (SocketChannel client = SocketChannel.open(UnixDomainSocketAddress.of(file))) {
                client.write(
                        ByteBuffer.wrap(
                                "GET /health HTTP/1.1\r\nHost: t\r\nConnection: close\r\n\r\n"
                                        .getBytes(StandardCharsets.US_ASCII)));
                ByteBuffer reply = ByteBuffer.allocate(4096);
                while (client.read(reply) >= 0) {
                    // The server closes when it has answered.
                }
                return new String(reply.array(), 0, reply.position(), StandardCharsets.US_ASCII);
            }
        }
    }

    private static void awaitClosedPort(int port) throws IOException {
        while (true) {
            try {
                RawClient.connect(port).close();
                Thread.onSpinWait();
            } catch (ConnectException closed) {
                return;
            }
        }
    }
}
