package dev.parley.core.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// `parley plugins new`.
class NewPluginTest {

    @TempDir private Path folder;

    private CommandRun command() {
        return new CommandRun(folder);
    }

    @Test
    void writesAProjectThatKnowsTheInstallation() throws IOException {
        CommandRun command = command();
        command.environment.put("PARLEY_HOME", "/opt/parley");
        Path project = folder.resolve("project");
        assertEquals(
                0, command.run("plugins", "new", "router", "x", "--directory", project.toString()));
        assertTrue(command.out().startsWith("Wrote "), command.out());
        String pom = Files.readString(project.resolve("pom.xml"));
        assertTrue(pom.contains("<parley.home>/opt/parley</parley.home>"), pom);
    }

    @Test
    void needsAKindAndAName() {
        CommandRun command = command();
        assertEquals(2, command.run("plugins", "new", "router"));
        assertTrue(
                command.err()
                        .endsWith("Kinds: tool-parser, reasoning-parser, middleware, router.\n"),
                command.err());
    }

    @Test
    void hasHelp() {
        CommandRun command = command();
        assertEquals(0, command.run("plugins", "new", "--help"));
        assertTrue(
                command.out().contains("parley plugins new KIND NAME [--directory DIR]"),
                command.out());
    }
}
