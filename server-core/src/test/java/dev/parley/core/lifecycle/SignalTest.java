package dev.parley.core.lifecycle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SignalTest {

    /// A server in a process of its own; its engine produces nothing.
    static final class Child {

        private Child() {}

        public static void main(String[] arguments) {
            FakeEngine engine = FakeEngine.ready();
            int code = Server.run(
                    TestServer.setup(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), Integer.parseInt(arguments[0])),
                            engine,
                            new TestRouter(),
                            Map.of("log-format", "json"),
                            Duration.ZERO),
                    TestServer::text);
            System.exit(code);
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
                client.get("/health");
                assertTrue(child.toHandle().destroy());
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
        String modules = Objects.requireNonNullElse(System.getProperty("jdk.module.path"), "");
        String classes = System.getProperty("java.class.path");
        Path tests = Path.of("target", "test-classes").toAbsolutePath();
        String classPath = String.join(
                File.pathSeparator,
                Stream.of(modules, classes, tests.toString()).filter(path -> !path.isEmpty()).toList());
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        return new ProcessBuilder(List.of(
                        java.toString(), "-cp", classPath, Child.class.getName(), String.valueOf(port)))
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    private static void awaitLine(BufferedReader log, String part) throws IOException {
        String line = log.readLine();
        while (line != null && !line.contains(part)) {
            line = log.readLine();
        }
        assertTrue(line != null, "the log ended before: " + part);
    }
}
