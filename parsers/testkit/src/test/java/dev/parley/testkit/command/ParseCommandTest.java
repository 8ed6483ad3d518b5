package dev.parley.testkit.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.api.StartupFailure;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

class ParseCommandTest {

    private final Run run = new Run();
    @TempDir private Path folder;

    private String refusal(String... arguments) {
        return String.valueOf(
                assertThrows(StartupFailure.class, () -> run.of(new ParseCommand(), arguments))
                        .getMessage());
    }

    @Test
    void showsPiecesEventsAndBothReplies() {
        run.flags.put("tool-parser", "shout");
        run.flags.put("reasoning-parser", "aside");
        run.in = "(h)A!go!!b";
        assertEquals(0, run.of(new ParseCommand()));
        assertEquals(
                """
                after "(h"
                    reasoning  "h"
                after ")"
                    reasoning ended
                after "A"
                    content    "A"
                after "!go!"
                    call 0     go
                    arguments  0 "{}"
                    completed  0
                after "!b" and the end
                    abandoned  1 "!b"

                streamed
                  reasoning  "h"
                  content    "A"
                  call       go {}

                complete
                  reasoning  "h"
                  content    "A!b"
                  call       go {}
                """,
                run.out.toString());
    }

    @Test
    void cutsAsAsked() {
        run.flags.put("tool-parser", "shout");
        run.flags.put("cut", "whole");
        run.in = "Well.";
        run.of(new ParseCommand());
        assertTrue(
                run.out
                        .toString()
                        .startsWith(
                                "after \"Well.\"\n"
                                        + "    content    \"Well.\"\n"
                                        + "after \"\" and the end\n"));
    }

    @Test
    void readsTools() throws IOException {
        Path file = folder.resolve("tools.json");
        Files.writeString(file, "{\"tools\": [{\"function\": {\"name\": \"go\"}}]}");
        run.flags.put("tool-parser", "shout");
        run.flags.put("tools", file.toString());
        assertEquals(0, run.of(new ParseCommand()));
    }

    @Test
    void refusesToolsWithoutNames() throws IOException {
        Path file = folder.resolve("tools.json");
        Files.writeString(file, "[{\"name\": \"go\"}]");
        run.flags.put("tool-parser", "shout");
        run.flags.put("tools", file.toString());
        assertEquals(
                "--tools: %s has a tool without function.name: {\"name\":\"go\"}. Add it."
                        .formatted(file),
                refusal());
    }

    @Test
    void saysWhatAParserLacks() {
        run.flags.put("tool-parser", "needy");
        assertEquals(
                "parley parse cannot use the parser without a model: The needy parser needs a"
                        + " model. Use testkit, whose vectors hold what it needs.",
                refusal());
    }

    @Test
    void needsAParser() {
        assertEquals(
                "parley parse needs --tool-parser or --reasoning-parser. Tool parsers: loud, needy,"
                        + " shout. Reasoning parsers: aside.",
                refusal());
    }

    @Test
    void namesKnownParsersCutsAndPromptStates() {
        run.flags.put("tool-parser", "murmur");
        assertEquals(
                "There is no tool parser 'murmur'. Known: loud, needy, shout. A plug-in's JAR"
                        + " belongs in --plugin-path.",
                refusal());
        run.flags.put("tool-parser", "shout");
        run.flags.put("cut", "fine");
        assertEquals(
                "--cut: 'fine' is not known. Known: per-character, per-line, whole, random.",
                refusal());
        run.flags.put("prompt", "ajar");
        assertEquals("--prompt: 'ajar' is not known. Known: open, closed, unmarked.", refusal());
    }

    @Test
    void takesNoArguments() {
        assertTrue(refusal("file.txt").startsWith("parley parse: 'file.txt' is not expected."));
    }
}
