package dev.parley.acceptance;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import tools.jackson.databind.JsonNode;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;

import javax.tools.ToolProvider;

/// Parsers by name, and a parser that a stranger ships as a JAR.
final class PluginsIT {

    @Test
    void unknownParserEndsWithTwoAndOneLineOfValidNames() {
        try (ParleyServer server =
                ParleyServer.launch(
                        ParleyServer.freePort(),
                        Map.of(),
                        "--tool-call-parser",
                        "nope",
                        "--model",
                        "/no/such/model")) {
            int code = server.awaitExit();
            List<String> lines =
                    server.output()
                            .lines()
                            .filter(line -> !line.startsWith("WARNING: Using incubator"))
                            .toList();
            assertAll(
                    () -> assertEquals(2, code),
                    () -> assertEquals(1, lines.size(), server.output()),
                    () -> assertTrue(lines.getFirst().contains("nope"), server.output()),
                    () -> assertTrue(lines.getFirst().contains("hermes"), server.output()));
        }
    }

    @Test
    void droppedInJarIsListedAndUsed(@TempDir Path folder)
            throws IOException, InterruptedException {
        Path plugins = Files.createDirectory(folder.resolve("plugins"));
        buildJar(folder, plugins.resolve("shout.jar"));

        String listing = run("plugins", "list", "--plugin-path", plugins.toString());
        assertTrue(listing.contains("shout") && listing.contains("shout.jar"), listing);

        try (ParleyServer server =
                ParleyServer.start(
                        "--plugin-path", plugins.toString(),
                        "--plugin-path", ParleyServer.distribution().resolve("plugins").toString(),
                        "--tool-call-parser", "shout")) {
            JsonNode body =
                    ParleyServer.JSON.readTree(
                            """
                            {"messages":[{"role":"user","content":"What is the capital of France?"}],"temperature":0,"max_tokens":20,
                             "tools":[{"type":"function","function":{"name":"f"}}]}\
                            """);
            String content =
                    server.postJson("/v1/chat/completions", body)
                            .get("choices")
                            .get(0)
                            .get("message")
                            .get("content")
                            .asString();
            assertEquals(content.toUpperCase(java.util.Locale.ROOT), content);
            assertFalse(content.isBlank());
        }
    }

    private static void buildJar(Path folder, Path jar) throws IOException {
        Path classes = Files.createDirectory(folder.resolve("classes"));
        Path sources = Path.of("src/test/resources/plugin");
        Path lib = ParleyServer.distribution().resolve("lib");
        int result =
                ToolProvider.getSystemJavaCompiler()
                        .run(
                                null,
                                null,
                                null,
                                "-proc:none",
                                "-d",
                                classes.toString(),
                                "--module-path",
                                lib.toString(),
                                sources.resolve("module-info.java").toString(),
                                sources.resolve("com/example/shout/ShoutToolParserProvider.java")
                                        .toString());
        assertEquals(0, result);
        try (OutputStream file = Files.newOutputStream(jar);
                JarOutputStream out = new JarOutputStream(file);
                Stream<Path> walk = Files.walk(classes)) {
            for (Path path : walk.filter(Files::isRegularFile).toList()) {
                out.putNextEntry(new ZipEntry(classes.relativize(path).toString()));
                Files.copy(path, out);
            }
        }
    }

    private static String run(String... arguments) throws IOException, InterruptedException {
        List<String> command =
                Stream.concat(
                                Stream.of(
                                        ParleyServer.distribution()
                                                .resolve("bin/parley")
                                                .toString()),
                                Stream.of(arguments))
                        .toList();
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        try (InputStream out = process.getInputStream()) {
            String text = new String(out.readAllBytes());
            assertEquals(0, process.waitFor(), text);
            return text;
        }
    }
}
