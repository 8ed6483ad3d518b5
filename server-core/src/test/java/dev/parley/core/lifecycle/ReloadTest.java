package dev.parley.core.lifecycle;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.api.engine.Finish;
import dev.parley.core.config.Problems;
import dev.parley.core.plugin.PluginJar;
import dev.parley.core.plugin.PluginLoader;
import dev.parley.core.reload.PluginParsers;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.lang.ref.WeakReference;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/// Parsers are replaced while requests run.
final class ReloadTest {

    private static final int STREAMS = 50;
    private static final int RELOADS = 20;

    @TempDir Path folder;

    private final Problems problems = new Problems();

    /// A server whose parser `live` comes from a JAR in the folder.
    private TestServer serve(Map<String, String> more) throws InterruptedException {
        return new TestServer(settings(more), Duration.ZERO, setup -> parsing(setup, more));
    }

    private Map<String, String> settings(Map<String, String> more) {
        Map<String, String> all =
                new HashMap<>(
                        Map.of(
                                "plugin-path", folder.toString(),
                                "tool-call-parser", "live",
                                "parser-timeout-ms", "600000"));
        all.putAll(more);
        return all;
    }

    private ServerSetup parsing(ServerSetup setup, Map<String, String> more) {
        MapSettings settings = new MapSettings(settings(more));
        PluginParsers parsers =
                PluginParsers.of(
                        settings,
                        new PluginLoader(ModuleLayer.boot(), problems).load(settings),
                        problems);
        problems.throwIfAny();
        source = parsers;
        return new ServerSetup(
                setup.settings(),
                setup.address(),
                setup.engine(),
                setup.engineOptions(),
                setup.model(),
                setup.middleware(),
                setup.customFilters(),
                List.of(new ParsingRouter()),
                setup.plugins(),
                new ServerSetup.Parsers(parsers, Optional.empty()),
                setup.shutdownTimeout());
    }

    private PluginParsers source;

    private static final Map<String, String> ENABLED = Map.of("enable-plugin-reload", "true");

    /// A parser that stamps text with its version and loads its second class late.
    private void write(int version) {
        new PluginJar()
                .module(
                        "com.example.live",
                        "provides dev.parley.api.tool.ToolParserProvider with"
                                + " com.example.live.LiveProvider;")
                .source(
                        "com.example.live.LiveProvider",
                        """
                        package com.example.live;
                        import dev.parley.api.text.*;
                        import dev.parley.api.tool.*;
                        import java.util.List;
                        public final class LiveProvider implements ToolParserProvider {
                            public String name() { return "live"; }
                            public ToolParser create(ToolParserRequest request) {
                                return new ToolParser() {
                                    public List<ToolEvent> push(TextChunk chunk) {
                                        return chunk.text().endsWith("9") ? Late.stamp(chunk) : List.of(new ToolEvent.Content("v%1$d " + chunk.text()));
                                    }
                                    public List<ToolEvent> finish() { return List.of(new ToolEvent.Content("end of v%1$d")); }
                                };
                            }
                        }
                        """
                                .formatted(version))
                .source(
                        "com.example.live.Late",
                        """
                        package com.example.live;
                        import dev.parley.api.text.*;
                        import dev.parley.api.tool.*;
                        import java.util.List;
                        final class Late {
                            static List<ToolEvent> stamp(TextChunk chunk) { return List.of(new ToolEvent.Content("late v%d " + chunk.text())); }
                        }
                        """
                                .formatted(version))
                .write(folder.resolve("live.jar"));
    }

    /// One client that reads a stream.
    private record Stream(BufferedReader lines, FakeEngine.FakeGeneration generation) {

        String next() throws IOException {
            String line = lines.readLine();
            while (line != null && line.isEmpty()) {
                line = lines.readLine();
            }
            return String.valueOf(line);
        }
    }

    private static Stream open(TestServer server, HttpClient client)
            throws IOException, InterruptedException {
        CompletableFuture<HttpResponse<InputStream>> response =
                client.sendAsync(
                        server.request("/parse").GET().build(),
                        HttpResponse.BodyHandlers.ofInputStream());
        FakeEngine.FakeGeneration generation = server.engine.generations.take();
        // The head comes with the first event.
        generation.token(0);
        Stream stream =
                new Stream(
                        new BufferedReader(
                                new InputStreamReader(
                                        response.join().body(), StandardCharsets.UTF_8)),
                        generation);
        assertTrue(stream.next().endsWith(" 0\""));
        return stream;
    }

    private WeakReference<ModuleLayer> layer() {
        return new WeakReference<>(
                source.chosen().tool().orElseThrow().provider().getClass().getModule().getLayer());
    }

    @Test
    void fiftyStreamsOutliveTwentyReplacedJarsWhoseMemoryComesBack()
            throws IOException, InterruptedException {
        write(0);
        List<WeakReference<ModuleLayer>> old = new ArrayList<>();
        try (TestServer server = serve(ENABLED);
                HttpClient client = HttpClient.newHttpClient()) {
            List<Stream> streams = new ArrayList<>();
            for (int i = 0; i < STREAMS; i++) {
                streams.add(open(server, client));
            }
            for (int version = 1; version <= RELOADS; version++) {
                old.add(layer());
                write(version);
                HttpResponse<String> reply = server.post("/v1/plugins/reload", "{}");
                assertEquals(200, reply.statusCode(), reply.body());
                assertTrue(reply.body().contains("\"tool_parsers\":[\"live\"]"), reply.body());
                assertAllStampedWithZero(streams, version);
                assertNewStreamGets(version, server, client);
            }
            for (Stream stream : streams) {
                stream.generation().token(9);
                assertEquals("data: \"late v0 9\"", stream.next());
                stream.generation().finish(Finish.Reason.STOP);
                assertEquals("data: \"end of v0\"", stream.next());
                assertEquals("data: [DONE]", stream.next());
            }
            streams.clear();
            old.forEach(ReloadTest::assertCollected);
        }
    }

    private static void assertAllStampedWithZero(List<Stream> streams, int token)
            throws IOException {
        for (Stream stream : streams) {
            stream.generation().token(10 * token);
        }
        for (Stream stream : streams) {
            assertEquals("data: \"v0 %d\"".formatted(10 * token), stream.next());
        }
    }

    private static void assertNewStreamGets(int version, TestServer server, HttpClient client)
            throws IOException, InterruptedException {
        Stream stream = open(server, client);
        stream.generation().token(1);
        assertEquals("data: \"v%d 1\"".formatted(version), stream.next());
        stream.generation().finish(Finish.Reason.STOP);
        assertEquals("data: \"end of v%d\"".formatted(version), stream.next());
        assertEquals("data: [DONE]", stream.next());
    }

    private static void assertCollected(WeakReference<?> reference) {
        for (int i = 0; i < 1000 && reference.get() != null; i++) {
            System.gc();
            Thread.onSpinWait();
        }
        assertNull(reference.get());
    }

    @Test
    void aBrokenJarChangesNothing() throws IOException, InterruptedException {
        write(0);
        try (TestServer server = serve(ENABLED);
                HttpClient client = HttpClient.newHttpClient()) {
            write(1);
            Files.writeString(folder.resolve("other.jar"), "no JAR");
            HttpResponse<String> reply = server.post("/v1/plugins/reload", "{}");
            assertAll(
                    () -> assertEquals(400, reply.statusCode()),
                    () -> assertTrue(reply.body().contains("Nothing was reloaded"), reply.body()),
                    () -> assertTrue(reply.body().contains("other.jar"), reply.body()));
            assertNewStreamGets(0, server, client);
        }
    }

    @Test
    void theRouteIsOnlyThereWhenAskedFor() throws IOException, InterruptedException {
        write(0);
        try (TestServer server = serve(Map.of())) {
            assertEquals(404, server.post("/v1/plugins/reload", "{}").statusCode());
        }
    }

    @Test
    void theRouteIsThereInDevelopment() throws IOException, InterruptedException {
        write(0);
        try (TestServer server = serve(Map.of("$VLLM_SERVER_DEV_MODE", "1"))) {
            HttpResponse<String> reply = server.post("/v1/plugins/reload", "{}");
            assertEquals(
                    "{\"loaded\":[],\"kept\":[{\"file\":\"%s\",\"tool_parsers\":[\"live\"],\"reasoning_parsers\":[]}],\"removed\":[],\"ignored\":[],\"note\":\"Only tool and reasoning parsers are reloaded. Everything else needs a restart.\"}"
                            .formatted(folder.resolve("live.jar")),
                    reply.body());
        }
    }
}
