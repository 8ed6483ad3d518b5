package dev.parley.acceptance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// Browsers, keys and request ids together.
final class MiddlewareIT {

    private static final String ORIGIN = "https://chat.example";
    private static ParleyServer server;

    @BeforeAll
    static void start() {
        server =
                ParleyServer.start(
                        "--allowed-origins",
                        "[\"" + ORIGIN + "\"]",
                        "--api-key",
                        "one",
                        "two",
                        "--enable-request-id-headers",
                        "--enable-server-load-tracking");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static HttpRequest.Builder completion() {
        return server.request("/v1/completions")
                .header("Origin", ORIGIN)
                .header("Content-Type", "application/json")
                .header("X-Request-Id", "mine")
                .POST(BodyPublishers.ofString("{\"prompt\":\"Once\",\"max_tokens\":2}"));
    }

    private static Optional<String> header(HttpResponse<String> reply, String name) {
        return reply.headers().firstValue(name);
    }

    @Test
    void aPreflightRequestNeedsNoKey() {
        HttpResponse<String> reply =
                server.send(
                        server.request("/v1/completions")
                                .header("Origin", ORIGIN)
                                .header("Access-Control-Request-Method", "POST")
                                .header("Access-Control-Request-Headers", "authorization")
                                .method("OPTIONS", BodyPublishers.noBody())
                                .build());
        assertEquals(200, reply.statusCode());
        assertEquals("OK", reply.body());
        assertEquals(Optional.of(ORIGIN), header(reply, "Access-Control-Allow-Origin"));
        assertEquals(Optional.of("authorization"), header(reply, "Access-Control-Allow-Headers"));
        assertEquals(Optional.of("600"), header(reply, "Access-Control-Max-Age"));
    }

    @Test
    void aRequestWithAnyOfTheKeysIsAnsweredToItsOrigin() {
        HttpResponse<String> reply =
                server.send(completion().header("Authorization", "Bearer two").build());
        assertEquals(200, reply.statusCode(), reply.body());
        assertEquals(Optional.of(ORIGIN), header(reply, "Access-Control-Allow-Origin"));
        assertEquals(Optional.of("Origin"), header(reply, "Vary"));
        assertEquals(Optional.of("mine"), header(reply, "X-Request-Id"));
    }

    @Test
    void aRequestWithoutAKeyIsRefusedByName() {
        HttpResponse<String> reply = server.send(completion().build());
        assertEquals(401, reply.statusCode());
        assertEquals("{\"error\":\"Unauthorized\"}", reply.body());
        assertEquals(Optional.of("mine"), header(reply, "X-Request-Id"));
        assertEquals(Optional.empty(), header(reply, "Access-Control-Allow-Origin"));
    }

    @Test
    void routesAnswerOptionsThatAskNothing() {
        HttpResponse<String> reply =
                server.send(
                        server.request("/v1/completions")
                                .method("OPTIONS", BodyPublishers.noBody())
                                .build());
        assertEquals(405, reply.statusCode());
        assertEquals(Optional.of("Origin"), header(reply, "Vary"));
    }

    @Test
    void probesNeedNoKeyAndLoadDoes() {
        assertEquals(200, server.get("/health").statusCode());
        assertEquals(401, server.get("/load").statusCode());
        HttpResponse<String> load =
                server.send(server.request("/load").header("Authorization", "Bearer one").build());
        assertEquals("{\"server_load\":0}", load.body());
    }

    @Test
    void theListNamesTheFiltersInTheirOrder() throws IOException, InterruptedException {
        Process list =
                new ProcessBuilder(
                                ParleyServer.distribution().resolve("bin/parley").toString(),
                                "plugins",
                                "list")
                        .redirectErrorStream(true)
                        .start();
        String page = new String(list.getInputStream().readAllBytes());
        assertTrue(list.waitFor(60, TimeUnit.SECONDS));
        int at = page.indexOf("Middleware, outermost first");
        for (String row :
                new String[] {
                    "access-log (order 100)",
                    "response-log (order 200)",
                    "scaling (order 300)",
                    "request-id (order 400)",
                    "api-key (order 500)",
                    "cors (order 600)",
                    "server-load (order 700)"
                }) {
            int next = page.indexOf(row, at);
            assertTrue(next > at, row + " in:\n" + page);
            at = next;
        }
    }
}
