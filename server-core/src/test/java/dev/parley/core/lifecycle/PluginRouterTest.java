package dev.parley.core.lifecycle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.api.StartupFailure;
import dev.parley.api.router.TaskRouter;
import dev.parley.core.config.Problems;
import dev.parley.core.plugin.PluginJar;
import dev.parley.core.plugin.PluginLoader;
import dev.parley.core.plugin.Plugins;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// A server with routers from JARs that were compiled here.
class PluginRouterTest {

    private static final String SERVICE = "dev.parley.api.router.TaskRouter";

    @TempDir Path folder;

    private final Map<String, String> settings = new HashMap<>();

    @Nested
    class WhenItsRoutesAreFree {

        @Test
        void answersThere() throws Exception {
            router("mine", answering("/mine", "mine"));
            try (RunningServer server = start()) {
                assertEquals("mine", get(server, "/mine").body());
            }
        }

        @Test
        void hasItsErrorsWrittenAsTheServersAre() throws Exception {
            router(
                    "mine",
                    "rules.get(\"/mine\", (request, response) -> { throw new"
                            + " dev.parley.api.ParleyException.NotFound(\"No such thing.\","
                            + " \"thing\"); });");
            try (RunningServer server = start()) {
                HttpResponse<String> reply = get(server, "/mine");
                assertEquals(404, reply.statusCode());
                assertEquals(
                        get(server, "/refuse")
                                .body()
                                .replace("The thing `x` does not exist.", "No such thing."),
                        reply.body());
            }
        }

        @Test
        void isCountedAsTheServersAre() throws Exception {
            router("mine", answering("/mine", "mine"));
            try (RunningServer server = start()) {
                get(server, "/mine");
                String metrics = get(server, "/metrics").body();
                assertTrue(
                        metrics.lines()
                                .anyMatch(
                                        line ->
                                                line.startsWith("http_requests_total{")
                                                        && line.contains("/mine")
                                                        && line.endsWith(" 1.0")),
                        metrics);
            }
        }
    }

    @Nested
    class WhenItsRouteIsTaken {

        @Test
        void theStartNamesBothOwners() {
            Path jar = router("mine", answering("/fail", "mine"));
            StartupFailure failure =
                    assertThrows(StartupFailure.class, PluginRouterTest.this::start);
            String said = failure.getMessage();
            assertTrue(said.startsWith("The route GET /fail is taken: the router 'test' ("), said);
            assertTrue(said.contains("and the router 'mine' (" + jar + ") wants it too."), said);
            assertTrue(said.endsWith("--override-route /fail."), said);
        }

        @Test
        void thePluginAnswersWhereItMay() throws Exception {
            settings.put("override-route", "/fail");
            router("mine", answering("/fail", "mine"));
            try (RunningServer server = start()) {
                assertEquals("mine", get(server, "/fail").body());
                assertEquals("\"1\"", get(server, "/items/1").body());
            }
        }
    }

    @Nested
    class WhenItFails {

        @Test
        void theStartNamesIt() {
            Path jar = router("mine", "throw new IllegalStateException(\"no luck\");");
            StartupFailure failure =
                    assertThrows(StartupFailure.class, PluginRouterTest.this::start);
            assertEquals(
                    jar
                            + ": the router 'mine' cannot add its routes:"
                            + " java.lang.IllegalStateException: no luck. Replace or remove the"
                            + " file.",
                    failure.getMessage());
        }

        @Test
        void theOthersServeWhereBrokenOnesAreIgnored() throws Exception {
            settings.put("ignore-broken-plugins", "true");
            router("mine", "throw new IllegalStateException(\"no luck\");");
            router("yours", answering("/yours", "yours"));
            try (RunningServer server = start()) {
                assertEquals("yours", get(server, "/yours").body());
                assertEquals("\"1\"", get(server, "/items/1").body());
            }
        }
    }

    @Nested
    class WhenTwoBringTheirOwnVersionOfALibrary {

        @Test
        void eachUsesItsOwn() throws Exception {
            modularWithLibrary("one", "1.0");
            modularWithLibrary("two", "2.0");
            try (RunningServer server = start()) {
                assertEquals("one with library 1.0", get(server, "/one").body());
                assertEquals("two with library 2.0", get(server, "/two").body());
            }
        }

        @Test
        void eachUsesItsOwnWithoutAnyDescriptor() throws Exception {
            plainWithLibrary("one", "1.0");
            plainWithLibrary("two", "2.0");
            try (RunningServer server = start()) {
                assertEquals("one with library 1.0", get(server, "/one").body());
                assertEquals("two with library 2.0", get(server, "/two").body());
            }
        }

        private void modularWithLibrary(String name, String version) {
            Path library =
                    library(version)
                            .source(
                                    "module-info",
                                    "module com.example.library { exports com.example.library; }")
                            .write(folder.resolve(name + "/library.jar"));
            using(name, library)
                    .module(
                            "com.example." + name,
                            "requires com.example.library;",
                            "provides " + SERVICE + " with com.example." + name + ".Router;")
                    .write(folder.resolve(name + "/plugin.jar"));
        }

        private void plainWithLibrary(String name, String version) {
            Path library =
                    library(version).write(folder.resolve(name + "/library-" + version + ".jar"));
            using(name, library)
                    .service(SERVICE, "com.example." + name + ".Router")
                    .api("0.1")
                    .write(folder.resolve(name + "/plugin.jar"));
        }

        private PluginJar using(String name, Path library) {
            return new PluginJar()
                    .library(library)
                    .source(
                            "com.example." + name + ".Router",
                            source(
                                    name,
                                    "rules.get(\"/%s\", (request, response) -> response.send(\"%s with \" + com.example.library.Library.version()));"
                                            .formatted(name, name)));
        }

        /// Version 2 has a method that version 1 has not, and the other way round.
        private PluginJar library(String version) {
            return new PluginJar()
                    .source(
                            "com.example.library.Library",
                            "package com.example.library; public final class Library { public static String version() { return \"library %s\"; } }"
                                    .formatted(version));
        }
    }

    private Path router(String name, String body) {
        return new PluginJar()
                .module(
                        "com.example." + name,
                        "provides " + SERVICE + " with com.example." + name + ".Router;")
                .source("com.example." + name + ".Router", source(name, body))
                .write(folder.resolve(name + ".jar"));
    }

    private static String answering(String path, String text) {
        return "rules.get(\"%s\", (request, response) -> response.send(\"%s\"));"
                .formatted(path, text);
    }

    private static String source(String name, String body) {
        return """
        package com.example.%s;
        import dev.parley.api.Task;
        import dev.parley.api.router.*;
        import io.helidon.webserver.http.HttpRules;
        import java.util.Set;
        public final class Router implements TaskRouter {
            public String name() { return "%s"; }
            public Set<Task> tasks() { return Set.of(); }
            public void routes(HttpRules rules, RouterContext context) { %s }
        }
        """
                .formatted(name, name, body);
    }

    private RunningServer start() throws InterruptedException {
        settings.put("plugin-path", folder.toString());
        Problems problems = new Problems();
        Plugins plugins = PluginLoader.load(new MapSettings(settings), problems);
        assertEquals(List.of(), problems.lines());
        TestRouter own = new TestRouter();
        ServerSetup base =
                TestServer.setup(
                        TestServer.anyPort(),
                        FakeEngine.ready(),
                        own,
                        settings,
                        Duration.ofSeconds(30));
        List<TaskRouter> routers = new ArrayList<>(plugins.routers().providers());
        routers.add(own);
        return RunningServer.start(
                new ServerSetup(
                        base.settings(),
                        base.address(),
                        base.engine(),
                        base.engineOptions(),
                        base.model(),
                        base.middleware(),
                        base.customFilters(),
                        routers,
                        base.plugins(),
                        base.parsers(),
                        base.shutdownTimeout()),
                TestServer::text);
    }

    private static HttpResponse<String> get(RunningServer server, String path)
            throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(
                    HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
        }
    }
}
