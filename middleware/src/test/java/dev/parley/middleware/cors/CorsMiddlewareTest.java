package dev.parley.middleware.cors;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.parley.middleware.server.FilteredServer;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

class CorsMiddlewareTest {

    private static final String ORIGIN = "Origin: https://a.example";
    private static final String ASKS_FOR_POST = "Access-Control-Request-Method: POST";
    private static final String PREFLIGHT = "OPTIONS /v1/chat/completions";
    private static final String METHODS = "DELETE, GET, HEAD, OPTIONS, PATCH, POST, PUT, QUERY";
    private static final String VARY =
            "Origin, Access-Control-Request-Method, Access-Control-Request-Headers,"
                    + " Access-Control-Request-Private-Network";

    private static FilteredServer server(String origins, String credentials) {
        return new FilteredServer(
                new CorsMiddlewareProvider(),
                Map.of(
                        "allowed-origins",
                        origins.isEmpty() ? List.of() : List.of(origins),
                        "allowed-methods",
                        List.of("*"),
                        "allowed-headers",
                        List.of("*"),
                        "allow-credentials",
                        List.of(credentials)));
    }

    /// Status, body and the headers that matter to browsers and caches.
    private static Map<String, String> told(String reply) {
        Map<String, String> told = new TreeMap<>();
        told.put("status", reply.split(" ", 3)[1]);
        told.put("body", reply.substring(reply.indexOf("\r\n\r\n") + 4));
        reply.substring(0, reply.indexOf("\r\n\r\n"))
                .lines()
                .skip(1)
                .map(line -> line.split(": ", 2))
                .filter(
                        header ->
                                header[0].equalsIgnoreCase("Vary")
                                        || header[0]
                                                .toLowerCase(Locale.ROOT)
                                                .startsWith("access-control-"))
                .forEach(
                        header ->
                                told.merge(
                                        header[0].toLowerCase(Locale.ROOT),
                                        header[1],
                                        (a, b) -> a + " | " + b));
        return told;
    }

    @Nested
    class WhenNoOriginIsAllowed {

        private final FilteredServer server = server("", "false");

        @AfterEach
        void stop() {
            server.close();
        }

        @Test
        void aPreflightRequestIsRefused() throws IOException {
            assertEquals(
                    Map.of(
                            "status", "400",
                            "body", "Disallowed CORS origin",
                            "vary", VARY,
                            "access-control-allow-methods", METHODS,
                            "access-control-max-age", "600"),
                    told(server.reply(PREFLIGHT, ORIGIN, ASKS_FOR_POST)));
        }

        @Test
        void anOrdinaryRequestIsAnsweredWithoutPermission() throws IOException {
            assertEquals(
                    Map.of("status", "200", "body", "passed ", "vary", "Origin"),
                    told(server.reply("GET /x", ORIGIN)));
        }

        @Test
        void aRequestWithoutOriginVariesToo() throws IOException {
            assertEquals(
                    Map.of("status", "200", "body", "passed ", "vary", "Origin"),
                    told(server.reply("GET /x")));
        }

        @Test
        void aFailureVariesToo() throws IOException {
            assertEquals(
                    Map.of("status", "500", "body", "failed", "vary", "Origin"),
                    told(server.reply("GET /fail")));
        }

        @Test
        void whatARouteVariesByIsKept() throws IOException {
            assertEquals("Accept, Origin", told(server.reply("GET /varied")).get("vary"));
        }
    }

    @Nested
    class WhenOneOriginIsAllowed {

        private final FilteredServer server = server("https://a.example", "false");

        @AfterEach
        void stop() {
            server.close();
        }

        @Test
        void itsPreflightRequestIsGranted() throws IOException {
            assertEquals(
                    Map.of(
                            "status", "200",
                            "body", "OK",
                            "vary", VARY,
                            "access-control-allow-origin", "https://a.example",
                            "access-control-allow-methods", METHODS,
                            "access-control-allow-headers", "authorization,x-mine",
                            "access-control-max-age", "600"),
                    told(
                            server.reply(
                                    PREFLIGHT,
                                    ORIGIN,
                                    ASKS_FOR_POST,
                                    "Access-Control-Request-Headers: authorization,x-mine")));
        }

        @Test
        void theAnswerToAPreflightRequestIsPlainText() throws IOException {
            String reply = server.reply(PREFLIGHT, ORIGIN, ASKS_FOR_POST).toLowerCase(Locale.ROOT);
            assertEquals(
                    1,
                    reply.lines().filter("content-type: text/plain; charset=utf-8"::equals).count(),
                    reply);
        }

        @Test
        void itsRequestIsGranted() throws IOException {
            assertEquals(
                    Map.of(
                            "status", "200",
                            "body", "passed ",
                            "vary", "Origin",
                            "access-control-allow-origin", "https://a.example"),
                    told(server.reply("GET /x", ORIGIN)));
        }

        @Test
        void itMayReadFailures() throws IOException {
            assertEquals(
                    "https://a.example",
                    told(server.reply("GET /fail", ORIGIN)).get("access-control-allow-origin"));
        }

        @Test
        void anotherIsRefused() throws IOException {
            assertEquals(
                    "Disallowed CORS origin",
                    told(server.reply(PREFLIGHT, "Origin: https://b.example", ASKS_FOR_POST))
                            .get("body"));
        }

        @Test
        void optionsWithoutAQuestionIsAnOrdinaryRequest() throws IOException {
            assertEquals("passed ", told(server.reply(PREFLIGHT, ORIGIN)).get("body"));
            assertEquals("passed ", told(server.reply(PREFLIGHT, ASKS_FOR_POST)).get("body"));
        }

        @Test
        void aPrivateNetworkIsRefused() throws IOException {
            assertEquals(
                    "Disallowed CORS private-network",
                    told(server.reply(
                                    PREFLIGHT,
                                    ORIGIN,
                                    ASKS_FOR_POST,
                                    "Access-Control-Request-Private-Network: true"))
                            .get("body"));
        }
    }

    @Nested
    class WhenEveryOriginIsAllowed {

        @Test
        void aStarIsAnswered() throws IOException {
            try (FilteredServer server = server("*", "false")) {
                assertEquals(
                        Map.of(
                                "status", "200",
                                "body", "passed ",
                                "vary", "Origin",
                                "access-control-allow-origin", "*"),
                        told(server.reply("GET /x", ORIGIN)));
            }
        }

        @Test
        void withCredentialsTheOriginIsAnswered() throws IOException {
            try (FilteredServer server = server("*", "true")) {
                assertEquals(
                        Map.of(
                                "status", "200",
                                "body", "passed ",
                                "vary", "Origin",
                                "access-control-allow-origin", "https://a.example",
                                "access-control-allow-credentials", "true"),
                        told(server.reply("GET /x", ORIGIN)));
                assertEquals(
                        "true",
                        told(server.reply(PREFLIGHT, ORIGIN, ASKS_FOR_POST))
                                .get("access-control-allow-credentials"));
            }
        }
    }
}
