package dev.parley.core.lifecycle;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.core.config.Problems;
import dev.parley.core.plugin.NamedMiddleware;
import dev.parley.core.plugin.PluginJar;
import dev.parley.core.plugin.PluginLoader;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/// A stranger's filter that does everything wrong, on request.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class HostileMiddlewareTest {

    private static final String TYPE = "com.example.hostile.HostileFilter";

    private static final String SOURCE =
            """
            package com.example.hostile;
            import dev.parley.api.ParleyException;
            import io.helidon.http.HeaderNames;
            import io.helidon.webserver.http.*;
            public final class HostileFilter implements Filter {
                public void filter(FilterChain chain, RoutingRequest request, RoutingResponse response) {
                    switch (request.headers().first(HeaderNames.create("X-Hostile")).orElse("")) {
                        case "before" -> throw new IllegalStateException("a secret");
                        case "error-before" -> throw new NoClassDefFoundError();
                        case "deep" -> deeper(0);
                        case "after" -> { chain.proceed(); throw new IllegalStateException("a secret"); }
                        case "nothing" -> { }
                        case "twice" -> { chain.proceed(); response.send("again"); }
                        case "passes-twice" -> { chain.proceed(); chain.proceed(); }
                        case "hides" -> { try { chain.proceed(); } catch (RuntimeException e) { } }
                        case "refuses" -> throw new ParleyException.NotFound("Not here.", "thing");
                        case "answers" -> response.send("mine");
                        default -> chain.proceed();
                    }
                }
                private static int deeper(int depth) { return deeper(depth + 1) + deeper(depth + 2); }
            }
            """;

    private TestServer server;

    @BeforeAll
    void start(@TempDir Path folder) throws InterruptedException {
        new PluginJar()
                .module("com.example.hostile", "exports com.example.hostile;")
                .source(TYPE, SOURCE)
                .write(folder.resolve("hostile.jar"));
        Problems problems = new Problems();
        var plugins =
                new PluginLoader(ModuleLayer.boot(), problems)
                        .load(new MapSettings(Map.of("plugin-path", folder.toString())));
        var chain = new NamedMiddleware(plugins, problems).chain(List.of(TYPE));
        problems.throwIfAny();
        server =
                new TestServer(
                        Map.of(),
                        Duration.ZERO,
                        setup ->
                                new ServerSetup(
                                        setup.settings(),
                                        setup.address(),
                                        setup.engine(),
                                        setup.engineOptions(),
                                        setup.model(),
                                        setup.middleware(),
                                        chain.filters(),
                                        setup.routers(),
                                        setup.plugins(),
                                        setup.parsers(),
                                        setup.shutdownTimeout()));
    }

    @AfterAll
    void stop() {
        server.close();
    }

    private HttpResponse<String> get(String path, String how)
            throws IOException, InterruptedException {
        return server.send(server.request(path).header("X-Hostile", how).GET());
    }

    private double failures(String kind) throws IOException, InterruptedException {
        String sample =
                "parley:plugin_failures_total{kind=\"%s\",plugin=\"%s\"} ".formatted(kind, TYPE);
        return server.get("/metrics")
                .body()
                .lines()
                .filter(line -> line.startsWith(sample))
                .mapToDouble(line -> Double.parseDouble(line.substring(sample.length())))
                .sum();
    }

    @ParameterizedTest
    @ValueSource(strings = {"before", "error-before", "deep", "nothing"})
    void withoutAnAnswerItsOwnRequestGetsAFiveHundred(String how)
            throws IOException, InterruptedException {
        double before = failures("exception") + failures("stack") + failures("no_response");
        HttpResponse<String> reply = get("/items/1", how);
        assertAll(
                () -> assertEquals(500, reply.statusCode()),
                () ->
                        assertEquals(
                                "{\"error\":{\"message\":\"Internal server"
                                    + " error\",\"type\":\"InternalServerError\",\"param\":null,\"code\":500}}",
                                reply.body()),
                () ->
                        assertEquals(
                                before + 1,
                                failures("exception")
                                        + failures("stack")
                                        + failures("no_response")),
                () -> assertEquals("\"2\"", server.get("/items/2").body()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"after", "twice", "passes-twice"})
    void afterAnAnswerTheAnswerStands(String how) throws IOException, InterruptedException {
        double before = failures("exception");
        HttpResponse<String> reply = get("/items/1", how);
        assertAll(
                () -> assertEquals(200, reply.statusCode()),
                () -> assertEquals("\"1\"", reply.body()),
                () -> assertEquals(before + 1, failures("exception")),
                () -> assertEquals("\"2\"", server.get("/items/2").body()));
    }

    @Test
    void theHandlersFailureIsNotTheFilters() throws IOException, InterruptedException {
        double before = failures("exception");
        assertEquals(404, get("/refuse", "").statusCode());
        assertEquals(500, get("/fail", "").statusCode());
        assertEquals(404, get("/refuse", "hides").statusCode());
        assertEquals(before, failures("exception"));
    }

    @Test
    void aRefusalIsNoFailure() throws IOException, InterruptedException {
        double before = failures("exception");
        HttpResponse<String> reply = get("/items/1", "refuses");
        assertEquals(404, reply.statusCode());
        assertTrue(reply.body().contains("Not here."), reply.body());
        assertEquals("mine", get("/items/1", "answers").body());
        assertEquals(before, failures("exception"));
    }
}
