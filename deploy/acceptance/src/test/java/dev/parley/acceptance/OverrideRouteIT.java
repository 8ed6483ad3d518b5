package dev.parley.acceptance;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// A plug-in's router takes a built-in route only where the operator allows it.
final class OverrideRouteIT {

    @TempDir private static Path folder;

    @BeforeAll
    static void drop() throws IOException {
        new PluginJar(
                        "com.example.greeting.GreetingRouter",
                        "provides dev.parley.api.router.TaskRouter with"
                                + " com.example.greeting.GreetingRouter;",
                        """
                        package com.example.greeting;
                        import dev.parley.api.Task;
                        import dev.parley.api.router.*;
                        import io.helidon.webserver.http.HttpRules;
                        import java.util.Set;
                        public final class GreetingRouter implements TaskRouter {
                            public String name() { return "greeting"; }
                            public Set<Task> tasks() { return Set.of(); }
                            public void routes(HttpRules rules, RouterContext context) {
                                rules.get("/version", (request, response) -> response.send("hello"));
                            }
                        }
                        """)
                .write(folder.resolve("greeting.jar"), "1");
    }

    private static String[] flags(String... more) {
        return Stream.concat(
                        Stream.of(
                                "--plugin-path",
                                folder.toString(),
                                "--plugin-path",
                                ParleyServer.distribution().resolve("plugins").toString()),
                        Stream.of(more))
                .toArray(String[]::new);
    }

    @Test
    void otherwiseTheStartEndsAndNamesBothOwners() {
        try (ParleyServer server =
                ParleyServer.launch(ParleyServer.freePort(), Map.of(), flags())) {
            int code = server.awaitExit();
            List<String> parts = List.of("GET /version", "'ops'", "'greeting'", "greeting.jar");
            assertAll(
                    () -> assertEquals(2, code, server.output()),
                    () ->
                            assertTrue(
                                    parts.stream().allMatch(server.output()::contains),
                                    server.output()),
                    () ->
                            assertTrue(
                                    server.output().contains("--override-route /version."),
                                    server.output()));
        }
    }

    @Test
    void withTheFlagThePluginAnswers() {
        try (ParleyServer server = ParleyServer.start(flags("--override-route", "/version"))) {
            assertEquals("hello", server.get("/version").body());
            assertEquals(200, server.get("/health").statusCode());
        }
    }
}
