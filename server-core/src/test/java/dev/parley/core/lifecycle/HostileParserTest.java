package dev.parley.core.lifecycle;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.parley.api.engine.Finish;
import dev.parley.core.config.Problems;
import dev.parley.core.plugin.PluginJar;
import dev.parley.core.plugin.PluginLoader;
import dev.parley.core.reload.PluginParsers;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/// A stranger's parser that does everything wrong, when the text says so.
final class HostileParserTest {

    private static final String SOURCE =
            """
            package com.example.hostile;
            import dev.parley.api.text.*;
            import dev.parley.api.tool.*;
            import java.util.*;
            public final class HostileProvider implements ToolParserProvider {
                public String name() { return "hostile"; }
                public ParserAdjustment adjustment() { throw new IllegalStateException(); }
                public ToolParser create(ToolParserRequest request) {
                    return new ToolParser() {
                        private int pushes;
                        public List<ToolEvent> push(TextChunk chunk) {
                            String text = chunk.text();
                            if (++pushes == 2) {
                                if (text.startsWith("throw")) { throw new IllegalStateException(text); }
                                if (text.startsWith("spin")) { while (!Boolean.getBoolean("com.example.hostile.release")) { Thread.onSpinWait(); } return List.of(); }
                                if (text.startsWith("deep")) { return deeper(0); }
                                if (text.startsWith("array")) { return List.of(new ToolEvent.Content(new String(new char[Integer.MAX_VALUE]))); }
                                if (text.startsWith("churn")) { long sum = 0; for (int i = 0; i < 400; i++) { sum += new byte[1 << 20].length; } return List.of(); }
                                if (text.startsWith("flood")) { return List.of(new ToolEvent.Content("x".repeat(1 << 22))); }
                                if (text.startsWith("null")) { return null; }
                                if (text.startsWith("evil")) { return evil(); }
                            }
                            return pushes == 1 ? List.of() : List.of(new ToolEvent.Content(text));
                        }
                        public List<ToolEvent> finish() { return List.of(); }
                    };
                }
                private static List<ToolEvent> deeper(int depth) { List<ToolEvent> found = new ArrayList<>(deeper(depth + 1)); found.addAll(deeper(depth + 2)); return found; }
                private static List<ToolEvent> evil() {
                    return new AbstractList<>() {
                        public ToolEvent get(int index) { throw new IllegalStateException(); }
                        public int size() { return 3; }
                    };
                }
            }
            """;

    /// Ends the spinning threads, so that they do not outlive the test.
    private static final String RELEASE = "com.example.hostile.release";

    private final HttpClient client = HttpClient.newHttpClient();
    private TestServer server;

    @BeforeEach
    void start(@TempDir Path folder) throws InterruptedException {
        System.clearProperty(RELEASE);
        new PluginJar()
                .module(
                        "com.example.hostile",
                        "provides dev.parley.api.tool.ToolParserProvider with"
                                + " com.example.hostile.HostileProvider;")
                .source("com.example.hostile.HostileProvider", SOURCE)
                .write(folder.resolve("hostile.jar"));
        Map<String, String> values =
                Map.of(
                        "plugin-path", folder.toString(),
                        "tool-call-parser", "hostile",
                        "parser-timeout-ms", "1500");
        MapSettings settings = new MapSettings(values);
        Problems problems = new Problems();
        PluginParsers parsers =
                PluginParsers.of(
                        settings,
                        new PluginLoader(ModuleLayer.boot(), problems).load(settings),
                        problems);
        problems.throwIfAny();
        server =
                new TestServer(
                        values,
                        Duration.ZERO,
                        setup ->
                                new ServerSetup(
                                        setup.settings(),
                                        setup.address(),
                                        setup.engine(),
                                        setup.engineOptions(),
                                        setup.model(),
                                        setup.middleware(),
                                        setup.customFilters(),
                                        List.of(new ParsingRouter(), setup.routers().getFirst()),
                                        setup.plugins(),
                                        new ServerSetup.Parsers(parsers, Optional.empty()),
                                        setup.shutdownTimeout()));
    }

    @AfterEach
    void stop() {
        System.setProperty(RELEASE, "true");
        server.close();
        client.close();
    }

    private FakeEngine.FakeGeneration generation() throws InterruptedException {
        return server.engine.generations.take();
    }

    private CompletableFuture<HttpResponse<String>> parse(String text) {
        return client.sendAsync(
                server.request("/parse?text=" + text).GET().build(),
                HttpResponse.BodyHandlers.ofString());
    }

    /// The whole stream of a request whose text is said three times.
    private String said(String text) throws InterruptedException {
        CompletableFuture<HttpResponse<String>> reply = parse(text);
        FakeEngine.FakeGeneration generation = generation();
        for (int token = 1; token <= 3; token++) {
            generation.token(token);
        }
        generation.finish(Finish.Reason.STOP);
        return reply.join().body();
    }

    private double failures(String kind) throws IOException, InterruptedException {
        String sample =
                "parley:plugin_failures_total{kind=\"%s\",plugin=\"hostile\"} ".formatted(kind);
        return server.get("/metrics")
                .body()
                .lines()
                .filter(line -> line.startsWith(sample))
                .mapToDouble(line -> Double.parseDouble(line.substring(sample.length())))
                .sum();
    }

    @ParameterizedTest
    @CsvSource({
        "throw, exception",
        "spin, timeout",
        "deep, stack",
        "array, memory",
        "churn, memory",
        "flood, output",
        "null, exception",
        "evil, exception"
    })
    void losesNoTextAndHarmsNobodyElse(String text, String kind)
            throws IOException, InterruptedException {
        double before = failures(kind);
        CompletableFuture<HttpResponse<String>> other = parse("other");
        FakeEngine.FakeGeneration otherGeneration = generation();
        otherGeneration.token(1);
        String stream = said(text);
        otherGeneration.token(2);
        otherGeneration.finish(Finish.Reason.STOP);
        assertAll(
                () ->
                        assertEquals(
                                "data: \"%1$s1%1$s2\"\n\ndata: \"%1$s3\"\n\ndata: [DONE]\n\n"
                                        .formatted(text),
                                stream),
                () -> assertEquals("data: \"other2\"\n\ndata: [DONE]\n\n", other.join().body()),
                () -> assertEquals(before + 1, failures(kind)));
    }

    @Test
    void isLeftOutWhileTooManyOfItsCallsSpin() throws IOException, InterruptedException {
        while (failures("suspended") == 0) {
            said("spin");
        }
        assertEquals(
                Math.max(2, Runtime.getRuntime().availableProcessors() / 2), failures("timeout"));
        assertEquals("data: \"a1\"\n\ndata: \"a2\"\n\ndata: \"a3\"\n\ndata: [DONE]\n\n", said("a"));
    }
}
