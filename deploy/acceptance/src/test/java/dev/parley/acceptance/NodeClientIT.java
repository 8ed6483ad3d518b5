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

    @Test
    @EnabledIf(value = "hasNpm", disabledReason = "there is no npm on the path")
    void streamsAChatAndAToolCall(@TempDir Path folder) throws IOException, InterruptedException {
        for (String name : new String[] {"client.mjs", "package.json"}) {
            Files.copy(Path.of("src/test/resources/node").resolve(name), folder.resolve(name));
        }
        run(folder, "npm", "install", "--no-audit", "--no-fund", "--silent");

        try (ParleyServer server = ParleyServer.start()) {
            String printed = run(folder, "node", "client.mjs", server.uri("").toString());

            JsonNode seen = ParleyServer.JSON.readTree(printed);
            assertAll(
                    () ->
                            assertEquals(
                                    "The capital of France is Paris.", seen.get("text").asString()),
                    () -> assertTrue(seen.get("chunks").asInt() > 5, printed),
                    () -> assertEquals("tool_calls", seen.get("finish").asString()),
                    () -> assertEquals("get_weather", seen.get("name").asString()),
                    () -> assertEquals("{\"city\":\"Paris\"}", seen.get("arguments").toString()),
                    () -> assertEquals("NotFoundError", seen.get("refused").asString()),
                    () -> assertEquals("[\"parley-demo\"]", seen.get("models").toString()));
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
