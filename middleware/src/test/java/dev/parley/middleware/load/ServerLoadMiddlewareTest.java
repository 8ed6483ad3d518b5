package dev.parley.middleware.load;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.parley.middleware.server.FilteredServer;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.util.List;
import java.util.Map;

class ServerLoadMiddlewareTest {

    private static final Map<String, List<String>> TRACKING =
            Map.of("enable-server-load-tracking", List.of("true"));

    private static String body(String reply) {
        return reply.substring(reply.indexOf("\r\n\r\n") + 4);
    }

    @Test
    void aRequestOfAModelRouteCountsWhileItIsInWork() throws IOException {
        try (FilteredServer server =
                new FilteredServer(new ServerLoadMiddlewareProvider(), TRACKING)) {
            assertEquals("load 1", body(server.reply("POST /v1/completions")));
            assertEquals("load 1", body(server.reply("POST /v1/completions")));
        }
    }

    @Test
    void otherRoutesDoNotCount() throws IOException {
        try (FilteredServer server =
                new FilteredServer(new ServerLoadMiddlewareProvider(), TRACKING)) {
            server.load().begin();
            server.reply("GET /v1/models");
            assertEquals(1, server.load().current());
        }
    }

    @Test
    void nothingCountsWithoutTheFlag() throws IOException {
        try (FilteredServer server =
                new FilteredServer(new ServerLoadMiddlewareProvider(), Map.of())) {
            assertEquals("load 0", body(server.reply("POST /v1/completions")));
        }
    }
}
