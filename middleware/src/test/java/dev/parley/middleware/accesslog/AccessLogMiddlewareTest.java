package dev.parley.middleware.accesslog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.api.middleware.MiddlewareContext;
import dev.parley.api.middleware.MiddlewareProvider;
import dev.parley.middleware.server.FilteredServer;
import dev.parley.middleware.server.IdleEngine;
import dev.parley.middleware.server.OverheardLog;

import io.helidon.webserver.http.Filter;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.EOFException;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

class AccessLogMiddlewareTest {

    private final OverheardLog log = new OverheardLog("dev.parley.access");

    @AfterEach
    void stopListening() {
        log.close();
    }

    private static FilteredServer server(Map<String, List<String>> settings) {
        return new FilteredServer(new AccessLogMiddlewareProvider(), settings);
    }

    /// The lines once the server is down, when nothing is left to be logged.
    private List<String> linesAfter(FilteredServer server) {
        server.close();
        return log.lines();
    }

    private static void assertLine(String end, String line) {
        assertTrue(line.matches("127\\.0\\.0\\.1:\\d+ \"" + end + " in \\d+ ms"), line);
    }

    @Test
    void aRequestIsOneLineWithoutItsQuery() throws IOException {
        FilteredServer server = server(Map.of());
        server.reply("GET /x?secret=1");
        List<String> lines = linesAfter(server);
        assertEquals(1, lines.size());
        assertLine("GET /x\" 200", lines.getFirst());
    }

    @Test
    void aFailureHasItsStatus() throws IOException {
        FilteredServer server = server(Map.of());
        server.reply("GET /fail");
        assertLine("GET /fail\" 500", linesAfter(server).getFirst());
    }

    @Test
    void aFilterThatFailsHasTheStatusOfItsAnswer() throws IOException {
        FilteredServer server =
                new FilteredServer(
                        List.of(new AccessLogMiddlewareProvider(), new FailingProvider()),
                        Map.of(),
                        new IdleEngine());
        assertEquals(500, server.status("GET /x"));
        List<String> lines = linesAfter(server);
        assertEquals(1, lines.size());
        assertLine("GET /x\" 500", lines.getFirst());
    }

    @Test
    void aConnectionThatBreaksIsOneWithoutAnswer() {
        FilteredServer server = server(Map.of());
        assertThrows(EOFException.class, () -> server.reply("GET /cut"));
        assertLine("GET /cut\" 499", linesAfter(server).getFirst());
    }

    @Test
    void aPathForgesNoLine() throws IOException {
        FilteredServer server = server(Map.of());
        server.reply("GET /a%0d%0ab");
        assertLine("GET /a\\?\\?b\" 200", linesAfter(server).getFirst());
    }

    @Test
    void silentPathsAreLeftOutWhateverTheirQuery() throws IOException {
        FilteredServer server =
                server(
                        Map.of(
                                "disable-access-log-for-endpoints",
                                List.of("/health, /metrics", "/ping")));
        server.reply("GET /health");
        server.reply("GET /metrics?x=1");
        server.reply("GET /ping");
        server.reply("GET /health/x");
        List<String> lines = linesAfter(server);
        assertEquals(1, lines.size(), lines.toString());
        assertLine("GET /health/x\" 200", lines.getFirst());
    }

    @Test
    void theFlagLeavesAllOut() throws IOException {
        FilteredServer server = server(Map.of("disable-uvicorn-access-log", List.of("true")));
        server.reply("GET /x");
        assertEquals(List.of(), linesAfter(server));
    }

    @ParameterizedTest
    @ValueSource(strings = {"warning", "error", "critical"})
    void aLevelAboveInfoLeavesAllOut(String level) throws IOException {
        FilteredServer server = server(Map.of("uvicorn-log-level", List.of(level)));
        server.reply("GET /x");
        assertEquals(List.of(), linesAfter(server));
    }

    @ParameterizedTest
    @ValueSource(strings = {"info", "debug", "trace"})
    void otherLevelsLeaveNothingOut(String level) throws IOException {
        FilteredServer server = server(Map.of("uvicorn-log-level", List.of(level)));
        server.reply("GET /x");
        assertEquals(1, linesAfter(server).size());
    }

    private static final class FailingProvider implements MiddlewareProvider {

        @Override
        public String name() {
            return "failing";
        }

        @Override
        public int order() {
            return 1000;
        }

        @Override
        public Optional<Filter> create(MiddlewareContext context) {
            return Optional.of(
                    (_, _, _) -> {
                        throw new IllegalStateException("on purpose");
                    });
        }
    }
}
