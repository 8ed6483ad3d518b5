package dev.parley.acceptance;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

import tools.jackson.databind.JsonNode;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/// The official `openai` client for Node, unmodified. Runs where `npm` is on the path.
final class NodeClientIT {

    private static final String KEY = "sk-of-the-test";
    private static final String CAPITAL = "The capital of France is Paris.";
    private static final String WEATHER = "It is sunny in Paris with 18 degrees.";

    @Test
    @EnabledIf(value = "hasNpm", disabledReason = "there is no npm on the path")
    void seesWhatItWouldSeeOfTheReference(@TempDir Path folder)
            throws IOException, InterruptedException {
        JsonNode seen = runClient(folder);

        assertAll(
                () -> assertSeen("\"" + CAPITAL + "\"", seen, "text"),
                () -> assertSeen("\"" + CAPITAL + "\"", seen, "streamed"),
                () -> assertSeen("\"" + CAPITAL + "\"", seen, "helped"),
                () -> assertTrue(seen.get("chunks").asInt() > 2, seen::toString),
                () -> assertTrue(seen.get("deltas").asInt() > 0, seen::toString),
                () -> assertTrue(seen.get("usage").asInt() > 5, seen::toString),
                () -> assertSeen("3", seen, "logprobs"),
                () -> assertSeen("\" Paris.\"", seen, "completion"),
                () -> assertSeen("[\"9 x 6 = 54.\",\"9 x 6 = 54.\"]", seen, "reasoning"),
                () -> assertSeen("{\"city\":\"Paris\",\"big\":true}", seen, "parsed"),
                () -> assertSeen("[\"parley-demo\"]", seen, "models"));
        assertToolsAndRefusals(seen);
    }

    private static void assertToolsAndRefusals(JsonNode seen) {
        assertAll(
                () -> assertSeen("\"tool_calls\"", seen, "finish"),
                () -> assertSeen("{\"city\":\"Paris\"}", seen, "call"),
                () -> assertSeen("\"Paris\"", seen, "asked"),
                () -> assertSeen("\"" + WEATHER + "\"", seen, "answer"),
                () -> assertSeen("\"" + WEATHER + "\"", seen, "answerStreamed"),
                () ->
                        assertSeen(
                                "[\"NotFoundError\",404,\"NotFoundError\",\"model\"]",
                                seen,
                                "unknownModel"),
                () ->
                        assertSeen(
                                "[\"BadRequestError\",400,\"BadRequestError\",\"temperature\"]",
                                seen,
                                "badValue"),
                () ->
                        assertSeen(
                                "[\"BadRequestError\",400,\"BadRequestError\",\"temperature\"]",
                                seen,
                                "badStream"),
                () -> assertSeen("\"AuthenticationError\"", seen, "wrongKey"));
    }

    private static void assertSeen(String expected, JsonNode seen, String name) {
        assertEquals(expected, seen.path(name).toString(), name);
    }

    private static JsonNode runClient(Path folder) throws IOException, InterruptedException {
        for (String name : new String[] {"client.mjs", "package.json"}) {
            Files.copy(Path.of("src/test/resources/node").resolve(name), folder.resolve(name));
        }
        run(folder, "npm", "install", "--no-audit", "--no-fund", "--silent");
        try (ParleyServer server =
                ParleyServer.start("--reasoning-field", "both", "--api-key", KEY)) {
            return ParleyServer.JSON.readTree(
                    run(folder, "node", "client.mjs", server.uri("").toString(), KEY));
        }
    }

    static boolean hasNpm() {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, "npm")));
    }

    private static String run(Path folder, String... command)
            throws IOException, InterruptedException {
        Process process =
                new ProcessBuilder(command)
                        .directory(folder.toFile())
                        .redirectErrorStream(true)
                        .start();
        try (InputStream out = process.getInputStream()) {
            String text = new String(out.readAllBytes());
            assertEquals(0, process.waitFor(), text);
            return text;
        }
    }
}
