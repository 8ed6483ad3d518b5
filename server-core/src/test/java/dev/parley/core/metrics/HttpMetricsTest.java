package dev.parley.core.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.core.http.Observer.Outcome;

import io.helidon.webserver.WebServer;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;

class HttpMetricsTest {

    private final Metrics metrics = new Metrics();
    private final HttpMetrics http = new HttpMetrics(metrics.registry());
    private final WebServer server =
            WebServer.builder()
                    .port(0)
                    .host("127.0.0.1")
                    .shutdownHook(false)
                    .routing(
                            routing ->
                                    routing.addFilter(
                                                    (chain, request, _) -> {
                                                        chain.proceed();
                                                        http.served(
                                                                request,
                                                                new Outcome(200, 200_000_000, 123));
                                                    })
                                            .get("/health", (_, response) -> response.send("ok"))
                                            .post(
                                                    "/v1/{what}",
                                                    (_, response) -> response.send("ok")))
                    .build()
                    .start();

    @AfterEach
    void stop() {
        server.stop();
    }

    private void ask(String method, String path, String body)
            throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            URI uri = URI.create("http://127.0.0.1:" + server.port() + path);
            HttpRequest request =
                    HttpRequest.newBuilder(uri)
                            .method(method, BodyPublishers.ofString(body))
                            .build();
            assertEquals(200, client.send(request, BodyHandlers.discarding()).statusCode());
        }
        server.stop();
    }

    private String page() {
        return new String(metrics.page("").body(), StandardCharsets.UTF_8);
    }

    @Test
    void countsRequestsUnderThePatternOfTheirRoute() throws IOException, InterruptedException {
        ask("POST", "/v1/secret-name", "{}");
        assertTrue(
                page().contains(
                                "http_requests_total{handler=\"/v1/{what}\",method=\"POST\","
                                        + "status=\"2xx\"} 1.0\n"),
                page());
        assertFalse(page().contains("secret-name"), page());
    }

    @Test
    void sumsUpTheSizesOfBodies() throws IOException, InterruptedException {
        ask("POST", "/v1/x", "{\"a\": 1}");
        assertTrue(page().contains("http_request_size_bytes_sum{handler=\"/v1/{what}\"} 8.0"));
        assertTrue(page().contains("http_response_size_bytes_sum{handler=\"/v1/{what}\"} 123.0"));
    }

    @Test
    void sortsDurationsIntoTheReferencesBuckets() throws IOException, InterruptedException {
        ask("POST", "/v1/x", "{}");
        assertTrue(
                page().contains(
                                "http_request_duration_seconds_bucket{handler=\"/v1/{what}\","
                                        + "method=\"POST\",le=\"0.1\"} 0\n"),
                page());
        assertTrue(
                page().contains(
                                "http_request_duration_seconds_bucket{handler=\"/v1/{what}\","
                                        + "method=\"POST\",le=\"0.5\"} 1\n"),
                page());
        assertTrue(page().contains("http_request_duration_highr_seconds_bucket{le=\"0.25\"} 1\n"));
    }

    @Test
    void leavesOutWhatOnlyOperatorsCall() throws IOException, InterruptedException {
        ask("GET", "/health", "");
        assertFalse(page().contains("handler=\"/health\""), page());
    }
}
