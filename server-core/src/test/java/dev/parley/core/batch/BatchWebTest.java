package dev.parley.core.batch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.api.StartupFailure;

import io.helidon.http.Status;
import io.helidon.webserver.WebServer;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/// Files at addresses, and requests, against a real server.
class BatchWebTest {

    private static final String LINE =
            "{\"custom_id\":\"a\",\"method\":\"POST\",\"url\":\"/v1/completions\",\"body\":{\"n\":1}}\n";

    @TempDir Path folder;

    private final AtomicReference<String> uploaded = new AtomicReference<>("");
    private final AtomicInteger failures = new AtomicInteger();
    private final WebServer server =
            WebServer.builder()
                    .host("localhost")
                    .port(0)
                    .shutdownHook(false)
                    .routing(
                            routing ->
                                    routing.get("/in", (req, res) -> res.send(LINE))
                                            .put(
                                                    "/out",
                                                    (req, res) -> {
                                                        if (failures.getAndDecrement() > 0) {
                                                            res.status(
                                                                            Status
                                                                                    .SERVICE_UNAVAILABLE_503)
                                                                    .send();
                                                        } else {
                                                            uploaded.set(
                                                                    req.content().as(String.class));
                                                            res.send();
                                                        }
                                                    })
                                            .post(
                                                    "/v1/completions",
                                                    (req, res) ->
                                                            res.send(
                                                                    "{\"key\":\"%s\"}"
                                                                            .formatted(
                                                                                    req.headers()
                                                                                            .first(
                                                                                                    io
                                                                                                            .helidon
                                                                                                            .http
                                                                                                            .HeaderNames
                                                                                                            .AUTHORIZATION)
                                                                                            .orElse(
                                                                                                    "none")))))
                    .build()
                    .start();

    @AfterEach
    void stop() {
        server.stop();
    }

    private String address(String path) {
        return "http://localhost:%d%s".formatted(server.port(), path);
    }

    @Test
    void readsSendsAndUploads() throws Exception {
        BatchInput input = BatchInput.read(address("/in"));
        try (HttpTarget target = new HttpTarget(URI.create(address("/")), Optional.of("k"))) {
            new BatchRun(input, address("/out"), Optional.of(folder), 1)
                    .run(target, (done, total) -> {});
        }

        assertEquals(
                "Bearer k",
                JsonMapper.shared().readTree(uploaded.get()).at("/response/body/key").asString());
        try (var left = Files.list(folder)) {
            assertEquals(0, left.count());
        }
    }

    @Test
    void triesAgainWhenTheOtherSideFails() throws Exception {
        failures.set(2);
        Path file = Files.writeString(folder.resolve("results"), "r\n");

        BatchUpload.put(file, URI.create(address("/out")), Duration.ZERO);

        assertEquals("r\n", uploaded.get());
    }

    @Test
    void saysWhereTheResultsAreWhenNobodyTakesThem() throws Exception {
        failures.set(99);
        Path file = Files.writeString(folder.resolve("results"), "r\n");

        IOException failure =
                assertThrows(
                        IOException.class,
                        () -> BatchUpload.put(file, URI.create(address("/out")), Duration.ZERO));

        assertTrue(failure.getMessage().endsWith("They are in %s.".formatted(file)));
        assertTrue(Files.exists(file));
    }

    @Test
    void namesAnInputThatIsNotThere() {
        StartupFailure missing =
                assertThrows(StartupFailure.class, () -> BatchInput.read(address("/nothing")));
        assertTrue(missing.getMessage().endsWith("answered with status 404."));
        assertThrows(
                StartupFailure.class, () -> BatchInput.read(folder.resolve("none").toString()));
    }
}
