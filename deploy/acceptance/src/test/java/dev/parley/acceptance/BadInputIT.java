package dev.parley.acceptance;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import tools.jackson.databind.JsonNode;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;

/// Bad requests get a precise 4xx and harm nobody.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class BadInputIT {

    private static final String CHAT = "/v1/chat/completions";

    private ParleyServer server;

    @BeforeAll
    void start() {
        server = ParleyServer.start();
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @AfterEach
    void itKeepsServing() {
        String body = "{\"messages\":[{\"role\":\"user\",\"content\":\"Hi\"}],\"max_tokens\":2}";
        assertEquals(200, server.post(CHAT, body).statusCode());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"messages\": [ | 400 | Bad Request",
                "[1, 2] | 400 | Bad Request",
                "{\"messages\": 5} | 400 | Bad Request",
                "{\"messages\": []} | 400 | BadRequestError",
                "{\"messages\":[{\"role\":\"user\",\"content\":\"x\"}],\"model\":\"nope\"} | 404 |"
                        + " NotFoundError",
                "{\"messages\":[{\"role\":\"user\",\"content\":\"x\"}],\"temperature\":-1} | 400 |"
                        + " BadRequestError",
                "{\"messages\":[{\"role\":\"user\",\"content\":\"x\"}],\"max_tokens\":\"many\"} |"
                        + " 400 | Bad Request",
                "{\"messages\":[{\"role\":\"user\",\"content\":\"x\"}],\"max_tokens\":5000} | 400 |"
                        + " BadRequestError",
                "{\"messages\":[{\"role\":\"user\",\"content\":\"x\"}],\"stop\":[\"\"]} | 400 |"
                        + " BadRequestError",
            })
    void wrongBodies(String body, int status, String type) {
        assertError(server.post(CHAT, body), status, type);
    }

    @Test
    void promptLongerThanTheContext() {
        String text = "word ".repeat(3000);
        assertError(
                server.post(
                        CHAT, "{\"messages\":[{\"role\":\"user\",\"content\":\"" + text + "\"}]}"),
                400,
                "BadRequestError");
    }

    @Test
    void hundredMegabytes() {
        byte[] body = new byte[100 << 20];
        java.util.Arrays.fill(body, (byte) ' ');
        var request =
                server.request(CHAT)
                        .header("Content-Type", "application/json")
                        .expectContinue(true)
                        .POST(BodyPublishers.ofByteArray(body))
                        .build();
        HttpResponse<String> response = server.send(request);
        assertEquals(413, response.statusCode(), response.body());
    }

    @Test
    void invalidUtf8() {
        byte[] body = {'{', '"', 'p', '"', ':', '"', (byte) 0xff, (byte) 0xc0, '"', '}'};
        var request =
                server.request(CHAT)
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofByteArray(body));
        assertError(server.send(request.build()), 400, "Bad Request");
    }

    @Test
    void deepNesting() {
        String deep = "[".repeat(100_000) + "]".repeat(100_000);
        assertError(server.post(CHAT, "{\"messages\":" + deep + "}"), 400, "Bad Request");
    }

    private static void assertError(HttpResponse<String> response, int status, String type) {
        assertEquals(status, response.statusCode(), response.body());
        JsonNode error = ParleyServer.JSON.readTree(response.body()).get("error");
        assertAll(
                () -> assertEquals(type, error.get("type").asString(), response.body()),
                () -> assertEquals(status, error.get("code").asInt()),
                () -> assertTrue(error.has("param")),
                () -> assertFalse(error.get("message").asString().isBlank()),
                () -> assertFalse(response.body().contains("Exception"), response.body()));
    }
}
