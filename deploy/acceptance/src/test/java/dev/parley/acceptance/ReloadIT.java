package dev.parley.acceptance;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import tools.jackson.databind.JsonNode;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/// Plug-ins are listed and parsers replaced while the server works, for holders of the key.
final class ReloadIT {

    private static final int STREAMS = 8;

    @TempDir private Path folder;
    private ParleyServer server;

    /// A parser that ends each reply with its version.
    private void drop(int version) throws IOException {
        new PluginJar(
                        "com.example.live.LiveProvider",
                        "provides dev.parley.api.tool.ToolParserProvider with"
                                + " com.example.live.LiveProvider;",
                        """
                        package com.example.live;
                        import dev.parley.api.text.TextChunk;
                        import dev.parley.api.tool.*;
                        import java.util.List;
                        public final class LiveProvider implements ToolParserProvider {
                            public String name() { return "live"; }
                            public ToolParser create(ToolParserRequest request) {
                                return new ToolParser() {
                                    public List<ToolEvent> push(TextChunk chunk) {
                                        return chunk.isEmpty() ? List.of() : List.of(new ToolEvent.Content(chunk.text()));
                                    }
                                    public List<ToolEvent> finish() { return List.of(new ToolEvent.Content("[v%d]")); }
                                };
                            }
                        }
                        """
                                .formatted(version))
                .write(folder.resolve("live.jar"), version + ".0.0");
    }

    @BeforeEach
    void start() throws IOException {
        drop(1);
        server =
                ParleyServer.start(
                        ParleyServer.freePort(),
                        Map.of("VLLM_SERVER_DEV_MODE", "1"),
                        "--plugin-path",
                        folder.toString(),
                        "--plugin-path",
                        ParleyServer.distribution().resolve("plugins").toString(),
                        "--enable-auto-tool-choice",
                        "--tool-call-parser",
                        "live",
                        "--api-key",
                        "secret");
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private HttpRequest.Builder keyed(String path) {
        return server.request(path).header("Authorization", "Bearer secret");
    }

    private HttpResponse<String> reload() {
        return server.send(keyed("/v1/plugins/reload").POST(BodyPublishers.ofString("{}")).build());
    }

    private String stream(int maxTokens) {
        HttpResponse<String> reply =
                server.send(
                        keyed("/v1/chat/completions")
                                .header("Content-Type", "application/json")
                                .POST(
                                        BodyPublishers.ofString(
                                                """
                                                {"messages":[{"role":"user","content":"Count."}],"temperature":0,"ignore_eos":true,
                                                 "max_tokens":%d,"stream":true,
                                                 "tools":[{"type":"function","function":{"name":"f"}}]}\
                                                """
                                                        .formatted(maxTokens)))
                                .build());
        assertEquals(200, reply.statusCode(), reply.body());
        assertTrue(reply.body().endsWith("data: [DONE]\n\n"), reply.body());
        return reply.body();
    }

    private List<String> liveParsers() {
        JsonNode listing =
                ParleyServer.JSON.readTree(server.send(keyed("/v1/plugins").build()).body());
        return listing.path("plugins")
                .valueStream()
                .filter(plugin -> plugin.path("module").asString("").startsWith("com.example"))
                .map(
                        plugin ->
                                Stream.of("kind", "name", "module", "version", "file")
                                        .map(field -> plugin.path(field).asString(""))
                                        .toList()
                                        .toString())
                .toList();
    }

    private List<String> live(int version) {
        return List.of(
                "[tool parser, live, com.example.live, %d.0.0, %s]"
                        .formatted(version, folder.resolve("live.jar")));
    }

    @Test
    void bothRoutesAreForHoldersOfTheKey() {
        HttpResponse<String> reload =
                server.send(
                        server.request("/v1/plugins/reload")
                                .POST(BodyPublishers.ofString("{}"))
                                .build());
        assertAll(
                () -> assertEquals(401, server.get("/v1/plugins").statusCode()),
                () -> assertEquals(401, reload.statusCode()),
                () -> assertEquals("{\"error\":\"Unauthorized\"}", reload.body()));
    }

    @Test
    void aDroppedInJarIsListedWithOriginAndVersion() {
        assertEquals(live(1), liveParsers());
    }

    @Test
    void aReplacedJarServesRequestsThatStartAfterwards() throws IOException {
        List<CompletableFuture<String>> running = new ArrayList<>();
        for (int i = 0; i < STREAMS; i++) {
            running.add(CompletableFuture.supplyAsync(() -> stream(200)));
        }
        String before = stream(2);
        drop(2);
        HttpResponse<String> reply = reload();
        assertEquals(200, reply.statusCode(), reply.body());
        assertTrue(reply.body().contains("\"tool_parsers\":[\"live\"]"), reply.body());
        String after = stream(2);
        assertAll(
                () -> assertTrue(before.contains("[v1]"), before),
                () -> assertTrue(after.contains("[v2]"), after),
                () -> assertEquals(live(2), liveParsers()));
        // A stream may have started on either side of the reload, but has one parser to its end.
        for (CompletableFuture<String> stream : running) {
            String text = stream.join();
            assertTrue(text.contains("[v1]") != text.contains("[v2]"), text);
        }
    }

    @Test
    void aBrokenJarChangesNothing() throws IOException {
        Files.writeString(folder.resolve("other.jar"), "no JAR");
        HttpResponse<String> reply = reload();
        String after = stream(2);
        assertAll(
                () -> assertEquals(400, reply.statusCode()),
                () -> assertTrue(reply.body().contains("other.jar"), reply.body()),
                () -> assertTrue(after.contains("[v1]"), after),
                () -> assertEquals(live(1), liveParsers()));
    }
}
