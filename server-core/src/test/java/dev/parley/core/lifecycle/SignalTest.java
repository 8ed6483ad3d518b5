package dev.parley.core.lifecycle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

class SignalTest {

    /// A server in a process of its own; its engine produces one token and never ends by itself.
    static final class Child {

        private Child() {}

        public static void main(String[] arguments) {
            FakeEngine engine = FakeEngine.ready();
            Thread.ofVirtual().start(() -> oneToken(engine));
            int code =
                    Server.run(
                            TestServer.setup(
                                    new InetSocketAddress(
                                            InetAddress.getLoopbackAddress(),
                                            Integer.parseInt(arguments[0])),
                                    engine,
                                    new TestRouter(),
                                    Map.of("log-format", "json"),
                                    Duration.ZERO),
                            TestServer::text);
            System.exit(code);
        }

        private static void oneToken(FakeEngine engine) {
            try {
                FakeEngine.FakeGeneration generation = engine.generations.take();
                engine.generations.add(generation);
                generation.token(1);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Test
    void endsWithCodeZeroAfterTellingItsClients() throws Exception {
        int port = TestServer.freePort();
        Process child = start(port);
        try (BufferedReader log = child.errorReader(StandardCharsets.UTF_8)) {
            awaitLine(log, "Ready at http://127.0.0.1:" + port);
            try (RawClient client = RawClient.connect(port)) {
                client.post("/v1/chat/completions", "{}");
                client.readUntil("data: 1\n\n\r\n");
                assertTrue(child.toHandle().destroy());
                String rest = client.readAll();
                assertTrue(
                        rest.contains(
                                "data: {\"error\": {\"message\": \"The server is shutting down.\""),
                        rest);
                awaitLine(log, "Stopped.");
            }
            assertTrue(child.waitFor(20, TimeUnit.SECONDS));
            assertEquals(0, child.exitValue());
        } finally {
            child.destroyForcibly();
        }
    }

    @Test
    void startsOnThePortOfAServerThatWasKilled() throws Exception {
        int port = TestServer.freePort();
        for (int i = 0; i < 2; i++) {
            Process child = start(port);
            try (BufferedReader log = child.errorReader(StandardCharsets.UTF_8)) {
                awaitLine(log, "Ready at");
                try (RawClient client = RawClient.connect(port)) {
                    client.get("/items/1");
                    client.readUntil("\"1\"");
                    child.destroyForcibly().waitFor();
                }
            } finally {
                child.destroyForcibly();
            }
        }
    }

    private static Process start(int port) throws IOException {
        Path tests = Path.of("target", "test-classes").toAbsolutePath();
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        return new ProcessBuilder(
                        List.of(
                                java.toString(),
                                "--module-path",
                                System.getProperty("jdk.module.path"),
                                "--class-path",
                                System.getProperty("java.class.path"),
                                "--patch-module",
                                "dev.parley.core=" + tests,
                                "--add-modules",
                                "java.net.http",
                                "--add-reads",
                                "dev.parley.core=java.net.http",
                                "--module",
                                "dev.parley.core/" + Child.class.getName(),
                                String.valueOf(port)))
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    private static void awaitLine(BufferedReader log, String part) throws IOException {
        StringBuilder seen = new StringBuilder();
        String line = log.readLine();
        while (line != null && !line.contains(part)) {
            seen.append(line).append('\n');
            line = log.readLine();
        }
        assertNotNull(line, () -> "before '" + part + "' the log ended: " + seen);
    }
}
