package dev.parley.middleware.key;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.api.StartupFailure;
import dev.parley.middleware.server.FilteredServer;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;

class ApiKeyMiddlewareTest {

    private static final String CHAT = "POST /v1/chat/completions";

    @Nested
    class WithKeys {

        private final FilteredServer server =
                new FilteredServer(
                        new ApiKeyMiddlewareProvider(),
                        Map.of(
                                "api-key",
                                List.of("one", "", "two"),
                                "$VLLM_API_KEY",
                                List.of("env")));

        @AfterEach
        void stop() {
            server.close();
        }

        @ParameterizedTest
        @ValueSource(strings = {"Bearer one", "bearer two", "BEARER two"})
        void everyKeyOpens(String authorization) throws IOException {
            assertEquals(200, server.status(CHAT, "Authorization: " + authorization));
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "Bearer four",
                    "Bearer env",
                    "Bearer",
                    "Bearer  one",
                    "Basic one",
                    "one",
                    "Bearer ",
                    "Bearer one two"
                })
        void anythingElseIsRefused(String authorization) throws IOException {
            assertEquals(401, server.status(CHAT, "Authorization: " + authorization));
        }

        @Test
        void theRefusalIsTheReferences() throws IOException {
            String reply = server.reply(CHAT).toLowerCase(Locale.ROOT);
            assertTrue(reply.endsWith("\r\n\r\n{\"error\":\"unauthorized\"}"), reply);
            assertTrue(reply.contains("content-type: application/json\r\n"), reply);
            assertFalse(reply.contains("www-authenticate"), reply);
        }

        @ParameterizedTest
        @ValueSource(strings = {"/health", "/ping", "/version", "/metrics"})
        void probesAndScrapersNeedNone(String path) throws IOException {
            assertEquals(200, server.status("GET " + path));
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "/tokenize",
                    "/load",
                    "/",
                    "/nothing",
                    "/health/x",
                    "/healthy",
                    "/health/../v1/models",
                    "/health%2f..%2fv1/models",
                    "//v1/models",
                    "/%761/models",
                    "/./tokenize"
                })
        void everyOtherPathNeedsOne(String path) throws IOException {
            assertEquals(401, server.status("GET " + path));
        }

        @Test
        void optionsPasses() throws IOException {
            assertEquals(200, server.status("OPTIONS /v1/chat/completions"));
        }
    }

    @Nested
    class WithTheScopeOfVllm {

        private final FilteredServer server =
                new FilteredServer(
                        new ApiKeyMiddlewareProvider(),
                        Map.of("api-key", List.of("one"), "api-key-scope", List.of("vllm")));

        @AfterEach
        void stop() {
            server.close();
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "/v1/models",
                    "/v1nothing",
                    "/v2/rerank",
                    "/inference/v1/generate",
                    "/cohere/v2/chat",
                    "/%761/models",
                    "//v1/models",
                    "/./v1/models",
                    "/x/../v1/models"
                })
        void modelRoutesNeedAKey(String path) throws IOException {
            assertEquals(401, server.status("GET " + path));
        }

        @ParameterizedTest
        @ValueSource(strings = {"/tokenize", "/load", "/invocations"})
        void otherRoutesAreOpen(String path) throws IOException {
            assertEquals(200, server.status("GET " + path));
        }
    }

    @Test
    void theVariableCountsWhereTheFlagSaysNothing() throws IOException {
        try (FilteredServer server =
                new FilteredServer(
                        new ApiKeyMiddlewareProvider(), Map.of("$VLLM_API_KEY", List.of("env")))) {
            assertEquals(200, server.status(CHAT, "Authorization: Bearer env"));
            assertEquals(401, server.status(CHAT));
        }
    }

    @Test
    void withoutAKeyThereIsNoFilter() throws IOException {
        try (FilteredServer server =
                new FilteredServer(
                        new ApiKeyMiddlewareProvider(),
                        Map.of("api-key", List.of(""), "$VLLM_API_KEY", List.of("")))) {
            assertEquals(200, server.status(CHAT));
        }
    }

    @Test
    void anUnknownScopeStopsTheStart() {
        StartupFailure failure =
                assertThrows(
                        StartupFailure.class,
                        () ->
                                new FilteredServer(
                                        new ApiKeyMiddlewareProvider(),
                                        Map.of("api-key-scope", List.of("some"))));
        assertEquals(
                "--api-key-scope: there is no 'some'. Known: all, vllm.", failure.getMessage());
    }
}
