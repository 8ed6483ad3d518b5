package dev.parley.acceptance.author;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.acceptance.ParleyServer;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import tools.jackson.databind.JsonNode;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/// The projects that `parley plugins new` writes are built as strangers build them, and dropped in.
final class ExamplesIT {

    private static final Map<String, String> KINDS =
            Map.of(
                    "tool-parser", "bracket-calls",
                    "reasoning-parser", "plan",
                    "middleware", "seen",
                    "router", "counting");

    @TempDir private static Path folder;

    @BeforeAll
    static void buildsEachOfThemWithOneCommand() throws IOException {
        MavenBuild maven = MavenBuild.in(folder.resolve("repository"));
        Path plugins = Files.createDirectory(folder.resolve("plugins"));
        for (Map.Entry<String, String> kind : new TreeMap<>(KINDS).entrySet()) {
            String name = kind.getValue();
            Path project = folder.resolve(name);
            CommandLine written =
                    CommandLine.parley(
                            "",
                            "plugins",
                            "new",
                            kind.getKey(),
                            name,
                            "--directory",
                            project.toString());
            assertEquals(0, written.code(), written.output());
            CommandLine built = maven.verify(project);
            assertEquals(0, built.code(), built.output());
            assertTrue(built.output().contains("Tests run: "), built.output());
            Files.copy(
                    project.resolve("target").resolve(name + ".jar"),
                    plugins.resolve(name + ".jar"));
        }
    }

    @Test
    void theExamplesThemselvesAreWhatIsWritten() throws IOException {
        Path example =
                Path.of(
                        "../../plugins/examples/tool-parser/src/main/java/com/example/starter/StarterToolParser.java");
        Path written =
                folder.resolve(
                        "bracket-calls/src/main/java/com/example/bracketcalls/BracketCallsToolParser.java");
        assertEquals(
                Files.readString(example)
                        .replace("com.example.starter", "com.example.bracketcalls")
                        .replace("Starter", "BracketCalls")
                        .replace("starter", "bracket-calls"),
                Files.readString(written));
    }

    @Test
    void allFourWorkInOneServer() {
        try (ParleyServer server =
                ParleyServer.start(
                        "--plugin-path",
                        folder.resolve("plugins").toString(),
                        "--plugin-path",
                        ParleyServer.distribution().resolve("plugins").toString(),
                        "--enable-auto-tool-choice",
                        "--tool-call-parser",
                        "bracket-calls",
                        "--reasoning-parser",
                        "plan")) {
            JsonNode counted =
                    server.postJson(
                            "/counting/count", ParleyServer.JSON.readTree("{\"text\": \"Hello\"}"));
            assertTrue(counted.path("tokens").asInt() > 0, counted.toString());
            HttpResponse<String> health = server.get("/health");
            assertEquals("seen", health.headers().firstValue("X-Seen").orElse(""));
        }
    }

    @Test
    void theParserIsShownAndProvedOnTheCommandLine() {
        String jar = folder.resolve("plugins/bracket-calls.jar").toString();
        CommandLine parsed =
                CommandLine.parley(
                        "Look. [[get_weather {\"city\": \"Paris\"}]]",
                        "parse",
                        "--plugin-path",
                        jar,
                        "--tool-parser",
                        "bracket-calls");
        assertEquals(0, parsed.code(), parsed.output());
        assertTrue(
                parsed.output().contains("  call       get_weather {\"city\": \"Paris\"}"),
                parsed.output());
        CommandLine proved =
                CommandLine.parley(
                        "",
                        "testkit",
                        "tool-parsers",
                        folder.resolve("bracket-calls/src/test/vectors").toString(),
                        "--plugin-path",
                        jar);
        assertEquals(0, proved.code(), proved.output());
        assertTrue(proved.output().endsWith("5 passed, 0 failed\n"), proved.output());
    }
}
