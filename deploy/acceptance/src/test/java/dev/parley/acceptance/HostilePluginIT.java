package dev.parley.acceptance;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import tools.jackson.databind.JsonNode;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;

/// A parser and a filter that do everything wrong when a request says so harm that request only.
final class HostilePluginIT {

    private static final String FILTER = "com.example.badfilter.BadFilter";
    private static final String FAILURES = "parley:plugin_failures_total";

    @TempDir private static Path folder;
    private static ParleyServer server;

    @BeforeAll
    static void start() throws IOException {
        new PluginJar(
                        "com.example.badparser.BadProvider",
                        "provides dev.parley.api.tool.ToolParserProvider with"
                                + " com.example.badparser.BadProvider;",
                        """
                        package com.example.badparser;
                        import dev.parley.api.text.TextChunk;
                        import dev.parley.api.tool.*;
                        import java.util.*;
                        public final class BadProvider implements ToolParserProvider {
                            public String name() { return "bad"; }
                            public ToolParser create(ToolParserRequest request) {
                                String way = request.templateArguments().path("way").asString("");
                                return new ToolParser() {
                                    public List<ToolEvent> push(TextChunk chunk) {
                                        switch (way) {
                                            case "throws" -> throw new IllegalStateException();
                                            case "spins" -> { while (true) { Thread.onSpinWait(); } }
                                            case "allocates" -> { long sum = 0; for (int i = 0; i < 400; i++) { sum += new byte[1 << 20].length; } return sum < 0 ? List.of() : List.of(); }
                                            default -> { }
                                        }
                                        return chunk.isEmpty() ? List.of() : List.of(new ToolEvent.Content(chunk.text()));
                                    }
                                    public List<ToolEvent> finish() { return List.of(); }
                                };
                            }
                        }
                        """)
                .write(folder.resolve("badparser.jar"), "1");
        new PluginJar(
                        FILTER,
                        "exports com.example.badfilter;",
                        """
                        package com.example.badfilter;
                        import io.helidon.http.HeaderNames;
                        import io.helidon.webserver.http.*;
                        public final class BadFilter implements Filter {
                            public void filter(FilterChain chain, RoutingRequest request, RoutingResponse response) {
                                switch (request.headers().first(HeaderNames.create("X-Way")).orElse("")) {
                                    case "before" -> throw new IllegalStateException("a secret");
                                    case "after" -> { chain.proceed(); throw new IllegalStateException("a secret"); }
                                    case "nothing" -> { }
                                    default -> chain.proceed();
                                }
                            }
                        }
                        """)
                .write(folder.resolve("badfilter.jar"), "1");
        server =
                ParleyServer.start(
                        "--plugin-path",
                        folder.toString(),
                        "--plugin-path",
                        ParleyServer.distribution().resolve("plugins").toString(),
                        "--enable-auto-tool-choice",
                        "--tool-call-parser",
                        "bad",
                        "--middleware",
                        FILTER);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    /// The whole reply's text; the prompt is the same whatever the way.
    private static String said(String way) {
        JsonNode body =
                ParleyServer.JSON.readTree(
                        """
                        {"messages":[{"role":"user","content":"What is the capital of France?"}],"temperature":0,"max_tokens":20,
                         "chat_template_kwargs":{"way":"%s"},
                         "tools":[{"type":"function","function":{"name":"f"}}]}\
                        """
                                .formatted(way));
        return server.postJson("/v1/chat/completions", body)
                .at("/choices/0/message/content")
                .asString("");
    }

    @ParameterizedTest
    @CsvSource({"throws", "spins", "allocates"})
    void aParserLosesNoTextAndHarmsNobodyElse(String way) {
        String plain = said("");
        double before = server.metric(FAILURES);
        CompletableFuture<String> bad = CompletableFuture.supplyAsync(() -> said(way));
        String other = said("");
        assertAll(
                () -> assertFalse(plain.isBlank()),
                () -> assertEquals(plain, bad.join()),
                () -> assertEquals(plain, other),
                () -> assertEquals(before + 1, server.metric(FAILURES)));
    }

    @ParameterizedTest
    @CsvSource({"before, 500, exception", "nothing, 500, no_response", "after, 200, exception"})
    void aFilterHarmsItsOwnRequest(String way, int status, String kind) {
        double before = server.metric(FAILURES);
        HttpResponse<String> reply =
                server.send(server.request("/version").header("X-Way", way).build());
        assertAll(
                () -> assertEquals(status, reply.statusCode()),
                () -> assertFalse(reply.body().contains("secret"), reply.body()),
                () -> assertEquals(200, server.get("/version").statusCode()),
                () -> assertEquals(before + 1, server.metric(FAILURES)));
        String sample = "%s{kind=\"%s\",plugin=\"%s\"}".formatted(FAILURES, kind, FILTER);
        String metrics = server.get("/metrics").body();
        assertTrue(metrics.contains(sample), metrics);
    }

    @Test
    void theLogNamesThePluginAndNoSecret() {
        said("throws");
        server.send(server.request("/version").header("X-Way", "before").build());
        String log = server.output();
        assertTrue(log.contains("badparser.jar") || log.contains("'bad'"), log);
        assertTrue(log.contains(FILTER), log);
        assertFalse(log.contains("a secret"), log);
    }
}
