package dev.parley.acceptance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import tools.jackson.databind.JsonNode;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;

/// The packaged server on the engine that only acts like one.
final class SimulatorIT {

    private static final String REQUEST =
            """
            {"messages": [{"role": "user", "content": "Hello"}], "max_tokens": %d, "stream": true,
             "temperature": 0, "chat_template_kwargs": {"enable_thinking": false}}
            """;

    @TempDir Path folder;

    @Test
    void streamsItsTextThroughTheServedTokenizer() {
        try (ParleyServer server = start()) {
            List<JsonNode> events = events(stream(server, 20));

            assertTrue(content(events).startsWith("The harbour wakes before"), content(events));
            assertEquals("length", finish(events));
            assertEquals(20, server.metric("vllm:generation_tokens_total"));
        }
    }

    @Test
    void streamsAFileAndEndsByItself() throws IOException {
        Path file = Files.writeString(folder.resolve("text"), "Größe 数 😀");
        try (ParleyServer server =
                start("--simulator-text", file.toString(), "--simulator-length", "60")) {
            List<JsonNode> events = events(stream(server, 500));

            assertTrue(content(events).startsWith("Größe 数 😀\nGröße"), content(events));
            assertEquals("stop", finish(events));
        }
    }

    @Test
    void failsTheRequestsItIsToldTo() {
        try (ParleyServer server = start("--simulator-fault", "fail:2")) {
            assertEquals("length", finish(events(stream(server, 9))));
            HttpResponse<String> second = stream(server, 9);

            assertEquals(200, second.statusCode());
            assertTrue(second.body().contains("\"code\": 500"), second.body());
            assertEquals("length", finish(events(stream(server, 9))));
        }
    }

    @Test
    void diesWhenItIsToldTo() {
        try (ParleyServer server = start("--simulator-fault", "die:1")) {
            assertTrue(stream(server, 9).body().contains("\"code\": 500"));
            while (server.get("/health").statusCode() != 503) {
                LockSupport.parkNanos(1_000_000);
            }

            assertTrue(stream(server, 9).statusCode() >= 500);
        }
    }

    @Test
    void refusesAFaultThatItDoesNotKnow() {
        try (ParleyServer server =
                ParleyServer.launch(
                        ParleyServer.freePort(),
                        Map.of(),
                        "--engine",
                        "simulator",
                        "--simulator-fault",
                        "nap:3")) {
            assertEquals(2, server.awaitExit());
            assertTrue(
                    server.output().contains("--simulator-fault: 'nap:3' is no fault."),
                    server.output());
        }
    }

    private static ParleyServer start(String... flags) {
        List<String> all = new ArrayList<>(List.of("--engine", "simulator"));
        all.addAll(List.of("--simulator-ttft", "0", "--simulator-tokens-per-second", "2000"));
        all.addAll(List.of(flags));
        return ParleyServer.start(all.toArray(String[]::new));
    }

    private static HttpResponse<String> stream(ParleyServer server, int tokens) {
        return server.post("/v1/chat/completions", REQUEST.formatted(tokens));
    }

    private static List<JsonNode> events(HttpResponse<String> reply) {
        assertEquals(200, reply.statusCode(), reply.body());
        return reply.body()
                .lines()
                .filter(line -> line.startsWith("data: {"))
                .map(line -> ParleyServer.JSON.readTree(line.substring("data: ".length())))
                .toList();
    }

    private static String content(List<JsonNode> events) {
        return events.stream()
                .map(event -> event.path("choices").path(0).path("delta").path("content"))
                .map(text -> text.asString(""))
                .collect(Collectors.joining());
    }

    private static String finish(List<JsonNode> events) {
        return events.getLast().path("choices").path(0).path("finish_reason").asString("none");
    }
}
