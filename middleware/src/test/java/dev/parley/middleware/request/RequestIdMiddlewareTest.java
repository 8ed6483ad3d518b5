package dev.parley.middleware.request;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.middleware.server.FilteredServer;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

class RequestIdMiddlewareTest {

    private static final Pattern RANDOM =
            Pattern.compile("(?i)\r\nX-Request-Id: ([0-9a-f]{32})\r\n");

    @Nested
    class WhenSwitchedOn {

        private final FilteredServer server =
                new FilteredServer(
                        new RequestIdMiddlewareProvider(),
                        Map.of("enable-request-id-headers", List.of("true")));

        @AfterEach
        void stop() {
            server.close();
        }

        @Test
        void theRequestsOwnIdComesBackAndStaysOnTheRequest() throws IOException {
            String reply = server.reply("GET /x", "x-request-id: mine-1");
            assertTrue(reply.contains("\r\nX-Request-Id: mine-1\r\n"), reply);
            assertTrue(reply.endsWith("passed mine-1"), reply);
        }

        @Test
        void aRequestWithoutOneGetsADifferentRandomIdEachTime() throws IOException {
            Matcher first = RANDOM.matcher(server.reply("GET /x"));
            Matcher second = RANDOM.matcher(server.reply("GET /x"));
            assertTrue(first.find() && second.find());
            assertNotEquals(first.group(1), second.group(1));
        }

        @Test
        void aFailedRequestIsNamedToo() throws IOException {
            String reply = server.reply("GET /fail", "X-Request-Id: mine-2");
            assertTrue(reply.startsWith("HTTP/1.1 500 ") && reply.endsWith("failed"), reply);
            assertTrue(reply.contains("\r\nX-Request-Id: mine-2\r\n"), reply);
        }
    }

    @Test
    void isOffByDefault() throws IOException {
        try (FilteredServer server =
                new FilteredServer(new RequestIdMiddlewareProvider(), Map.of())) {
            assertFalse(server.reply("GET /x").contains("X-Request-Id"));
        }
    }
}
