package dev.parley.middleware.scaling;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.api.Task;
import dev.parley.middleware.server.FilteredServer;
import dev.parley.middleware.server.IdleEngine;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;

class ScalingMiddlewareTest {

    private static FilteredServer server(IdleEngine engine) {
        return new FilteredServer(List.of(new ScalingMiddlewareProvider()), Map.of(), engine);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "POST /v1/chat/completions",
                "GET /health",
                "GET /metrics",
                "POST /scale_elastic_ep"
            })
    void everythingIsRefusedWhileTheEngineScales(String request) throws IOException {
        try (FilteredServer server = server(new IdleEngine())) {
            server.engine().scaling(true);
            String reply = server.reply(request);
            assertTrue(reply.startsWith("HTTP/1.1 503 "), reply);
            assertTrue(reply.contains("\r\nRetry-After: 1\r\n"), reply);
            assertTrue(reply.contains("\r\nContent-Type: application/json\r\n"), reply);
            assertTrue(
                    reply.endsWith(
                            "\r\n\r\n"
                                + "{\"error\":\"The model is currently scaling. Please try again"
                                + " later.\"}"),
                    reply);
        }
    }

    @Test
    void theQuestionWhetherItScalesIsAnswered() throws IOException {
        try (FilteredServer server = server(new IdleEngine())) {
            server.engine().scaling(true);
            assertEquals(200, server.status("POST /is_scaling_elastic_ep"));
        }
    }

    @Test
    void requestsPassAgainWhenItHasScaled() throws IOException {
        try (FilteredServer server = server(new IdleEngine())) {
            server.engine().scaling(true);
            assertEquals(503, server.status("GET /x"));
            server.engine().scaling(false);
            assertEquals(200, server.status("GET /x"));
        }
    }

    @Test
    void onlyGeneratingServersHaveIt() throws IOException {
        try (FilteredServer server = server(new IdleEngine(Set.of(Task.EMBED)))) {
            server.engine().scaling(true);
            assertEquals(200, server.status("GET /x"));
        }
    }
}
