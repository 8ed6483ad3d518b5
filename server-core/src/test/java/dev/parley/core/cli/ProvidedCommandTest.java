package dev.parley.core.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;

/// Commands that modules add.
class ProvidedCommandTest {

    @TempDir private static Path plugins;

    private CommandRun command;

    @BeforeAll
    static void writePlugin() {
        CommandRun.writePlugin(plugins);
    }

    @BeforeEach
    void newCommand() {
        command = new CommandRun(plugins);
    }

    @Test
    void getsArgumentsFlagsAndParsersOfPlugins() {
        assertEquals(2, command.run("echo", "good", "--loudness", "3", "day"));
        assertTrue(
                command.out().startsWith("good day\nloudness 3\ntool parsers [kit]\n"),
                command.out());
    }

    @Test
    void readsStandardInputAndRendersTemplates() {
        command.in = "{{ name }} {{ strftime_now('%Y-%m-%d') }}";
        assertEquals(1, command.run("echo", "x"));
        assertTrue(command.out().endsWith("Prompt[text=Ada 2026-01-02]\n"), command.out());
    }

    @Test
    void tellsWhatATemplateRaises() {
        command.in = "{{ raise_exception('no') }}";
        assertEquals(1, command.run("echo", "x"));
        assertTrue(command.out().endsWith("Raised[message=no]\n"), command.out());
    }

    @Test
    void tellsTheLineOfAFailure() {
        command.in = "\n{{ 1 + }}";
        assertEquals(1, command.run("echo", "x"));
        assertTrue(command.out().contains("Failed["), command.out());
        assertTrue(command.out().endsWith("(line 2 of the template)]\n"), command.out());
    }

    @Test
    void endsWithTwoWhenItRefuses() {
        assertEquals(2, command.run("echo"));
        assertEquals("parley: parley echo needs words. Give some.\n", command.err());
    }

    @Test
    void hasHelp() {
        assertEquals(0, command.run("echo", "--help"));
        assertTrue(command.out().contains("parley echo WORDS [--loudness N]"), command.out());
        assertTrue(command.out().contains("How loud."), command.out());
    }

    @Test
    void standsInTheOverview() {
        assertEquals(0, command.run("--help"));
        assertTrue(
                command.out()
                        .contains("parley echo WORDS [--loudness N]\n    says what it was given"));
    }

    @Test
    void isNamedAmongTheKnownOnes() {
        assertEquals(2, command.run("ecko"));
        assertTrue(command.err().contains("Did you mean 'echo'?"), command.err());
    }

    @Test
    void refusesFlagsItDoesNotHave() {
        assertEquals(2, command.run("echo", "x", "--pitch", "3"));
        assertTrue(command.err().contains("--pitch: there is no such flag."), command.err());
    }
}
