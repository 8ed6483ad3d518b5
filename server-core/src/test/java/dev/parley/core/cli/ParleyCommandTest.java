package dev.parley.core.cli;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.api.router.LoadedPlugin;
import dev.parley.core.config.Option;
import dev.parley.core.config.OptionTable;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

class ParleyCommandTest {

    @TempDir static Path plugins;

    @TempDir Path models;

    private CommandRun command;
    private Path model;

    @BeforeAll
    static void writePlugin() {
        CommandRun.writePlugin(plugins);
    }

    @BeforeEach
    void writeModel() throws IOException {
        command = new CommandRun(plugins);
        model = Files.createDirectory(models.resolve("m"));
        Files.writeString(model.resolve("config.json"), "{}");
    }

    @Nested
    class Information {

        @Test
        void printsTheVersionOnly() {
            assertEquals(0, command.run("--version"));
            assertEquals("1.2.3\n", command.out());
        }

        @Test
        void explainsItself() {
            assertEquals(0, command.run());
            assertTrue(command.out().contains("parley serve"), command::out);
        }

        @Test
        void helpsWithEveryFlag() {
            assertEquals(0, command.run("serve", "--help"));
            List<String> missing =
                    OptionTable.serve().all().stream()
                            .map(Option::name)
                            .filter(name -> !command.out().contains(name))
                            .toList();
            assertEquals(List.of(), missing, command::out);
        }

        @Test
        void helpsWithOneWord() {
            assertEquals(0, command.run("serve", "--help=prefix"));
            assertTrue(command.out().contains("--[no-]enable-prefix-caching"), command::out);
            assertFalse(command.out().contains("--port"), command::out);
        }

        @Test
        void writesTheReferencePage() {
            assertEquals(0, command.run("serve", "--help=markdown"));
            assertTrue(command.out().startsWith("# Flags"), command::out);
        }

        @Test
        void listsPlugins() {
            assertEquals(0, command.run("plugins", "list"));
            assertAll(
                    () ->
                            assertTrue(
                                    command.out().contains("Tool parser\n  kit  com.example.kit"),
                                    command::out),
                    () ->
                            assertTrue(
                                    command.out().contains(plugins.resolve("kit.jar").toString()),
                                    command::out),
                    () ->
                            assertTrue(
                                    command.out().contains("Bundled model\n  kit-model"),
                                    command::out),
                    () ->
                            assertTrue(
                                    command.out().contains("Middleware, outermost first\n"),
                                    command::out));
        }
    }

    @Nested
    class IgnoringBrokenPlugins {

        @Test
        void warnsOfThemInTheListing() throws IOException {
            Path broken = Files.writeString(models.resolve("broken.jar"), "no archive");
            assertEquals(0, list(broken));
            assertTrue(
                    command.out().contains("Warnings\n  " + broken + ": it cannot be read"),
                    command::out);
            assertTrue(command.out().contains("kit-engine"), command::out);
        }

        @Test
        void servesWithTheOthers() throws IOException {
            Path broken = Files.writeString(models.resolve("broken.jar"), "no archive");
            assertEquals(
                    0,
                    command.run(
                            "serve",
                            model.toString(),
                            "--ignore-broken-plugins",
                            "--plugin-path",
                            plugins.toString(),
                            "--plugin-path",
                            broken.toString()));
            assertEquals(
                    List.of("kit-engine", "kit-model", "kit"),
                    command.runtime.runs.getFirst().plugins().stream()
                            .filter(plugin -> plugin.module().equals("com.example.kit"))
                            .map(LoadedPlugin::name)
                            .toList());
        }

        @Test
        void stillRefusesAClassThatTheOperatorNamed() {
            assertEquals(
                    2,
                    command.run(
                            "serve",
                            model.toString(),
                            "--ignore-broken-plugins",
                            "--middleware",
                            "com.example.Guard"));
        }

        private int list(Path broken) {
            return command.run(
                    "plugins",
                    "list",
                    "--ignore-broken-plugins",
                    "--plugin-path",
                    plugins.toString(),
                    "--plugin-path",
                    broken.toString());
        }
    }

    @Nested
    class Refusing {

        @Test
        void listsTheKnownToolParsersBeforeAnyModelIsRead() {
            assertRefused(
                    "--tool-call-parser: there is no tool parser 'nope'. Known: kit.",
                    "serve",
                    "--tool-call-parser",
                    "nope",
                    "--model",
                    "/no/such/model");
        }

        @Test
        void gathersWhatPluginsAndSettingsLack() {
            assertRefused(
                    "there is no folder '/no/such/model'",
                    "serve",
                    "/no/such/model",
                    "--reasoning-parser",
                    "nope",
                    "--engine",
                    "nope");
            assertTrue(
                    command.err()
                            .contains(
                                    "--reasoning-parser: there is no reasoning parser 'nope'."
                                            + " Known: none."),
                    command::err);
        }

        @Test
        void suggestsTheNearestFlag() {
            assertRefused(
                    "--tool-cal-parser: there is no such flag. Did you mean --tool-call-parser?",
                    "serve",
                    "--tool-cal-parser",
                    "kit");
        }

        @Test
        void needsAParserForToolChoice() {
            assertRefused(
                    "--enable-auto-tool-choice needs --tool-call-parser. Known: kit.",
                    "serve",
                    model.toString(),
                    "--enable-auto-tool-choice");
        }

        @Test
        void needsAnEngineForTheModel() throws IOException {
            Path empty = Files.createDirectory(models.resolve("empty"));
            assertRefused("no engine can run '%s'".formatted(empty), "serve", empty.toString());
        }

        @Test
        void needsAValueForTheCustomFingerprint() {
            assertRefused(
                    "--fingerprint-mode custom needs --fingerprint-value",
                    "serve",
                    "--fingerprint-mode",
                    "custom");
        }

        @Test
        void takesOneModel() {
            assertRefused("there is one model too many: a, b", "serve", "a", "b");
        }

        @Test
        void takesTheModelOnce() {
            assertRefused("the model is given twice", "serve", "a", "--model", "b");
        }

        @Test
        void doesNotTakeAFlagForAValue() {
            assertRefused("--host: a value is missing", "serve", "--host", "--port", "1");
        }

        @Test
        void refusesASwitchThatIsNeitherOnNorOff() {
            assertRefused(
                    "--enable-log-requests: 'perhaps' is neither true nor false.",
                    "serve",
                    "--enable-log-requests=perhaps");
        }

        @Test
        void refusesAHostThatIsNone() {
            assertRefused(
                    "--host: there is no address for 'no such host'",
                    "serve",
                    "--host",
                    "no such host");
        }

        @Test
        void refusesASocketFileThatIsTooLong() {
            assertRefused(
                    "is longer than the 103 bytes", "serve", "--uds", "/tmp/" + "x".repeat(100));
        }

        @Test
        void refusesSettingsOfStructuredOutputsThatAreMissing() {
            assertRefused(
                    "--structured-outputs-config.reasoning_parser",
                    "serve",
                    "--structured-outputs-config.reasoning_parser",
                    "true");
        }

        @Test
        void refusesSettingsOfStructuredOutputsThatAreNoSwitches() {
            assertRefused(
                    "--structured-outputs-config.enable_in_reasoning must be true or false, not"
                            + " \"maybe\".",
                    "serve",
                    "--structured-outputs-config",
                    "{\"enable_in_reasoning\": \"maybe\"}");
        }

        @Test
        void refusesSettingsThatABackendOfVllmDoesNotHave() {
            assertRefused(
                    "disable_any_whitespace is only supported for xgrammar and guidance backends.",
                    "serve",
                    "--structured-outputs-config",
                    "{\"backend\": \"outlines\", \"disable_any_whitespace\": true}");
        }

        @Test
        void refusesClosedObjectsOfABackendOfVllmWithoutThem() {
            assertRefused(
                    "disable_additional_properties is only supported for the guidance backend.",
                    "serve",
                    "--structured-outputs-config",
                    "{\"backend\": \"xgrammar\", \"disable_additional_properties\": true}");
        }

        @Test
        void knowsItsCommands() {
            assertRefused("parley: there is no command 'sreve'. Did you mean 'serve'?", "sreve");
            assertEquals(2, command.run("plugins", "remove"));
        }

        @Test
        void refusesABrokenPlugin() throws IOException {
            Path broken = Files.writeString(models.resolve("broken.jar"), "no archive");
            assertRefused(
                    broken + ": it cannot be read as a module",
                    "serve",
                    "--plugin-path",
                    broken.toString(),
                    plugins.toString());
        }

        private void assertRefused(String part, String... arguments) {
            assertEquals(2, command.run(arguments));
            assertTrue(command.err().contains(part), command::err);
            assertEquals(1, command.err().lines().count(), command::err);
            assertEquals(List.of(), command.runtime.runs);
        }
    }
}
