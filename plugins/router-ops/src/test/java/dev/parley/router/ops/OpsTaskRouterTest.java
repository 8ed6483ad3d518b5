package dev.parley.router.ops;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.helidon.webserver.WebServer;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Set;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OpsTaskRouterTest {

    private WebServer server;
    private WebServer deadServer;

    /// What a client sees of a reply.
    private record Reply(int status, String mediaType, String body) {}

    private static WebServer start(OpsContext context) {
        return WebServer.builder()
                .port(0)
                .host("127.0.0.1")
                .shutdownHook(false)
                .routing(routing -> new OpsTaskRouter().routes(routing, context))
                .build()
                .start();
    }

    @BeforeAll
    void start() {
        server = start(new OpsContext());
        OpsContext dead = new OpsContext();
        dead.fail("The GPU fell off the bus.");
        deadServer = start(dead);
    }

    @AfterAll
    void stop() {
        server.stop();
        deadServer.stop();
    }

    private static Reply call(WebServer server, String method, String path) throws IOException {
        HttpURLConnection connection =
                (HttpURLConnection)
                        URI.create("http://127.0.0.1:" + server.port() + path)
                                .toURL()
                                .openConnection();
        connection.setRequestMethod(method);
        connection.setRequestProperty("Accept", "text/plain;q=0.5");
        connection.setReadTimeout(20_000);
        int status = connection.getResponseCode();
        try (InputStream body =
                status < 400 ? connection.getInputStream() : connection.getErrorStream()) {
            String mediaType = connection.getContentType();
            return new Reply(
                    status,
                    mediaType == null ? "" : mediaType,
                    new String(body.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    @Nested
    class WhileTheEngineLives {

        @ParameterizedTest
        @CsvSource({"GET, /health", "GET, /ping", "POST, /ping"})
        void probesGetAnEmptyReply(String method, String path) throws IOException {
            assertEquals(new Reply(200, "", ""), call(server, method, path));
        }

        @Test
        void versionIsTheServers() throws IOException {
            assertEquals(
                    new Reply(200, "application/json", "{\"version\":\"1.2.3\"}"),
                    call(server, "GET", "/version"));
        }

        @Test
        void loadIsTheNumberOfRequests() throws IOException {
            assertEquals(
                    new Reply(200, "application/json", "{\"server_load\":7}"),
                    call(server, "GET", "/load"));
        }

        @ParameterizedTest
        @CsvSource({"/metrics", "/metrics/any/thing"})
        void metricsComeInTheFormThatWasAskedFor(String path) throws IOException {
            assertEquals(
                    new Reply(
                            200,
                            "text/plain; version=1.0.0; charset=utf-8",
                            "up 1\n# accept text/plain;q=0.5"),
                    call(server, "GET", path));
        }
    }

    @Nested
    class WhenTheEngineIsDead {

        @ParameterizedTest
        @CsvSource({"GET, /health", "GET, /ping", "POST, /ping"})
        void probesGetTheReason(String method, String path) throws IOException {
            assertEquals(
                    new Reply(
                            503,
                            "application/json",
                            "{\"status\":\"failed\",\"reason\":\"The GPU fell off the bus.\"}"),
                    call(deadServer, method, path));
        }

        @Test
        void metricsAreStillServed() throws IOException {
            assertEquals(200, call(deadServer, "GET", "/metrics").status());
        }
    }

    @Nested
    class TheListOfPlugins {

        @ParameterizedTest
        @ValueSource(strings = {"", "0", "00", "yes"})
        void isHiddenFromStrangers(String mode) throws IOException {
            assertEquals(404, callInMode(mode).status());
        }

        @ParameterizedTest
        @ValueSource(strings = {"1", " 2 "})
        void isShownInDevelopmentMode(String mode) throws IOException {
            assertEquals(
                    new Reply(
                            200,
                            "application/json",
                            "{\"plugins\":[{\"kind\":\"tool"
                                    + " parser\",\"name\":\"shout\",\"aliases\":[\"loud\"],"
                                    + "\"module\":\"com.example.shout\",\"version\":\"1.0\","
                                    + "\"file\":\"/plugins/shout.jar\"},"
                                    + "{\"kind\":\"router\",\"name\":\"plain\",\"aliases\":[],"
                                    + "\"module\":\"plain\",\"version\":null,\"file\":null}]}"),
                    callInMode(mode));
        }

        private Reply callInMode(String mode) throws IOException {
            WebServer started = start(new OpsContext(mode));
            try {
                return call(started, "GET", "/v1/plugins");
            } finally {
                started.stop();
            }
        }
    }

    @Test
    void isMountedWhateverTheModelCanDo() {
        assertEquals(Set.of(), new OpsTaskRouter().tasks());
    }
}
