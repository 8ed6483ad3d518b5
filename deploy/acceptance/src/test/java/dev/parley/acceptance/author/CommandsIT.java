package dev.parley.acceptance.author;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// The packaged commands run without JUnit on the module path.
final class CommandsIT {

    @TempDir private Path folder;

    @Test
    void rendersEveryTemplateVector() {
        CommandLine run =
                CommandLine.parley(
                        "",
                        "testkit",
                        "chat-templates",
                        "../../server-core/src/test/resources/chat-templates");
        assertEquals(0, run.code(), run.output());
        assertTrue(run.output().endsWith(" passed, 0 failed\n"), run.output());
    }

    @Test
    void aVectorThatFailsEndsWithOne() throws IOException {
        Path file = folder.resolve("hermes.json");
        Files.writeString(
                file,
                """
                [{"id": "wrong", "parser": "hermes", "input": "Hello", "mode": "both",
                  "expect": {"content": "Goodbye", "tool_calls": []}}]
                """);
        CommandLine run = CommandLine.parley("", "testkit", "tool-parsers", file.toString());
        assertEquals(1, run.code(), run.output());
        assertTrue(run.output().contains("FAILED wrong"), run.output());
    }

    @Test
    void badUsageEndsWithTwo() {
        CommandLine run = CommandLine.parley("", "testkit", "tool-parsers", "/no/such/folder");
        assertEquals(2, run.code(), run.output());
        assertTrue(run.output().contains("There is no folder '/no/such/folder'."), run.output());
    }

    @Test
    void showsThePromptOfTheBundledModel() throws IOException {
        Path file = folder.resolve("messages.json");
        Files.writeString(file, "[{\"role\": \"user\", \"content\": \"Hello there\"}]");
        CommandLine run =
                CommandLine.parley("", "render", "--messages", file.toString(), "--tokens");
        assertEquals(0, run.code(), run.output());
        assertTrue(run.output().contains("Hello there"), run.output());
        assertTrue(run.output().endsWith(" tokens\n"), run.output());
    }
}
