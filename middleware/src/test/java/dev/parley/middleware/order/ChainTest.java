package dev.parley.middleware.order;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.api.middleware.MiddlewareProvider;
import dev.parley.middleware.server.FilteredServer;
import dev.parley.middleware.server.IdleEngine;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import java.lang.module.ModuleDescriptor.Provides;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/// All built-in middleware at once, in its order.
class ChainTest {

    /// As the module provides them, outermost first.
    private static List<MiddlewareProvider> providers() {
        return ChainTest.class.getModule().getDescriptor().provides().stream()
                .filter(provides -> provides.service().equals(MiddlewareProvider.class.getName()))
                .map(Provides::providers)
                .flatMap(List::stream)
                .map(ChainTest::make)
                .sorted(Comparator.comparingInt(MiddlewareProvider::order))
                .toList();
    }

    private static MiddlewareProvider make(String name) {
        try {
            return (MiddlewareProvider) Class.forName(name).getConstructor().newInstance();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void hasTheOrderOfTheModulesDescription() {
        assertEquals(
                List.of(
                        "access-log 100",
                        "response-log 200",
                        "scaling 300",
                        "request-id 400",
                        "api-key 500",
                        "cors 600",
                        "server-load 700"),
                providers().stream().map(it -> it.name() + " " + it.order()).toList());
    }

    @Nested
    class WithEverythingOn {

        private final FilteredServer server =
                new FilteredServer(
                        providers(),
                        Map.of(
                                "allowed-origins", List.of("https://a.example"),
                                "allowed-methods", List.of("*"),
                                "allowed-headers", List.of("*"),
                                "enable-request-id-headers", List.of("true"),
                                "enable-server-load-tracking", List.of("true"),
                                "api-key", List.of("key")),
                        new IdleEngine());
        private final HttpClient client = HttpClient.newHttpClient();

        @AfterEach
        void stop() {
            client.close();
            server.close();
        }

        private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        }

        private HttpRequest.Builder post() {
            return HttpRequest.newBuilder(server.uri("/v1/completions"))
                    .header("Origin", "https://a.example")
                    .POST(HttpRequest.BodyPublishers.ofString("{}"));
        }

        private static boolean has(HttpResponse<String> reply, String header) {
            return reply.headers().firstValue(header).isPresent();
        }

        @Test
        void aRequestWithAKeyPassesThemAll() throws Exception {
            HttpResponse<String> reply = send(post().header("Authorization", "Bearer key"));
            assertEquals("load 1", reply.body());
            assertTrue(has(reply, "X-Request-Id"));
            assertTrue(has(reply, "Access-Control-Allow-Origin"));
        }

        @Test
        void aRefusalForWantOfAKeyIsNamedAndNotMarkedForBrowsers() throws Exception {
            HttpResponse<String> reply = send(post());
            assertEquals(401, reply.statusCode());
            assertTrue(has(reply, "X-Request-Id"));
            assertFalse(has(reply, "Access-Control-Allow-Origin"));
            assertFalse(has(reply, "Vary"));
            assertEquals(0, server.load().current());
        }

        @Test
        void aPreflightRequestNeedsNoKeyAndIsNamed() throws Exception {
            HttpResponse<String> reply =
                    send(
                            HttpRequest.newBuilder(server.uri("/v1/completions"))
                                    .header("Origin", "https://a.example")
                                    .header("Access-Control-Request-Method", "POST")
                                    .method("OPTIONS", HttpRequest.BodyPublishers.noBody()));
            assertEquals("OK", reply.body());
            assertTrue(has(reply, "X-Request-Id"));
        }

        @Test
        void theRefusalOfAScalingServerIsNeitherNamedNorMarked() throws Exception {
            server.engine().scaling(true);
            HttpResponse<String> reply = send(post());
            assertEquals(503, reply.statusCode());
            assertFalse(has(reply, "X-Request-Id"));
            assertFalse(has(reply, "Vary"));
        }
    }
}
