package dev.parley.core.cli;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.api.engine.EngineOptions;
import dev.parley.api.tool.ToolParserProvider;
import dev.parley.core.config.Option;
import dev.parley.core.config.OptionTable;
import dev.parley.core.lifecycle.ServerSetup;
import dev.parley.core.plugin.PluginJar;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetSocketAddress;
import java.net.UnixDomainSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ParleyCommandTest {

    @TempDir
    static Path plugins;

    @TempDir
    Path models;

    private final RecordingRuntime runtime = new RecordingRuntime();
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private final Map<String, String> environment = new LinkedHashMap<>();

    private Path model;

    @BeforeAll
    static void writePlugins() {
        new PluginJar()
                .module(
                        "com.example.kit",
                        "provides dev.parley.api.engine.EngineProvider with com.example.kit.Engine;",
                        "provides dev.parley.api.model.BundledModelProvider with com.example.kit.Model;",
                        "provides dev.parley.api.tool.ToolParserProvider with com.example.kit.Parser;")
                .toolParser("com.example.kit.Parser", "kit")
                .source("com.example.kit.Engine", KitSources.ENGINE)
                .source("com.example.kit.Model", KitSources.MODEL)
                .write(plugins.resolve("kit.jar"));
    }

    @BeforeEach
    void writeModel() throws IOException {
        model = Files.createDirectory(models.resolve("m"));
        Files.writeString(model.resolve("config.json"), "{}");
        environment.put("PARLEY_PLUGIN_PATH", plugins.toString());
    }

    @Nested
    class Information {

        @Test
        void printsTheVersionOnly() {
            assertEquals(0, run("--version"));
            assertEquals("1.2.3\n", out.toString());
        }

        @Test
        void explainsItself() {
            assertEquals(0, run());
            assertTrue(out.toString().contains("parley serve"), out::toString);
        }

        @Test
        void helpsWithEveryFlag() {
            assertEquals(0, run("serve", "--help"));
            List<String> missing = OptionTable.serve().all().stream()
                    .map(Option::name)
                    .filter(name -> !out.toString().contains(name))
                    .toList();
            assertEquals(List.of(), missing, out::toString);
        }

        @Test
        void helpsWithOneWord() {
            assertEquals(0, run("serve", "--help=prefix"));
            assertTrue(out.toString().contains("--[no-]enable-prefix-caching"), out::toString);
            assertFalse(out.toString().contains("--port"), out::toString);
        }

        @Test
        void writesTheReferencePage() {
            assertEquals(0, run("serve", "--help=markdown"));
            assertTrue(out.toString().startsWith("# Flags"), out::toString);
        }

        @Test
        void listsPlugins() {
            assertEquals(0, run("plugins", "list"));
            assertAll(
                    () -> assertTrue(out.toString().contains("Tool parser\n  kit  com.example.kit"), out::toString),
                    () -> assertTrue(out.toString().contains(plugins.resolve("kit.jar").toString()), out::toString),
                    () -> assertTrue(out.toString().contains("Bundled model\n  kit-model"), out::toString),
                    () -> assertTrue(out.toString().contains("Middleware, outermost first\n"), out::toString));
        }
    }

    @Nested
    class Serving {

        @Test
        void servesTheBundledModelWithItsSettings() {
            ServerSetup setup = serve();
            assertAll(
                    () -> assertEquals(List.of("kit-model"), setup.model().names()),
                    () -> assertEquals("kit-model", setup.model().root()),
                    () -> assertEquals(Optional.of("kit"), setup.parsers().tool().map(ToolParserProvider::name)),
                    () -> assertTrue(setup.settings().enabled("enable-auto-tool-choice")),
                    () -> assertEquals(new InetSocketAddress("0.0.0.0", 8000), setup.address()),
                    () -> assertEquals(Duration.ZERO, setup.shutdownTimeout()));
        }

        @Test
        void servesAFolderUnderItsArgument() {
            ServerSetup setup = serve(model.toString());
            assertAll(
                    () -> assertEquals(List.of(model.toString()), setup.model().names()),
                    () -> assertEquals(Optional.of(model), setup.model().files().folder()),
                    () -> assertEquals(Optional.empty(), setup.parsers().tool()));
        }

        @Test
        void takesServedNamesAndTheModelAfterFlags() {
            ServerSetup setup = serve("--served-model-name", "a", "b", "--port", "0", model.toString());
            assertEquals(List.of("a", "b"), setup.model().names());
        }

        @Test
        void takesTheModelAsFlag() {
            assertEquals(model.toString(), serve("--model=" + model).model().root());
        }

        @Test
        void handsOverTheEnginesOptions() {
            ServerSetup setup = serve(
                    "--max_model_len", "4k", "--max-num-seqs=4", "--max-num-batched-tokens", "1K", "--long-prefill-token-threshold", "7",
                    "--block-size", "32", "--kv-cache-memory-bytes", "1G", "--num-gpu-blocks-override", "80", "--no-enable-prefix-caching",
                    "--scheduling-policy", "priority", "--seed", "-5", "--dtype", "half", "--device", "cpu", "--threads", "2");
            assertEquals(
                    new EngineOptions(
                            "cpu",
                            "float16",
                            OptionalInt.of(2),
                            -5,
                            new EngineOptions.Cache(32, OptionalLong.of(1L << 30), OptionalInt.of(80), EngineOptions.PrefixCaching.OFF),
                            new EngineOptions.Scheduling(
                                    OptionalInt.of(4000), 4, 1024, OptionalInt.of(7), EngineOptions.Policy.PRIORITY)),
                    setup.engineOptions());
        }

        @Test
        void usesDefaultsForTheEngine() {
            assertEquals(
                    new EngineOptions(
                            "auto",
                            "auto",
                            OptionalInt.empty(),
                            0,
                            new EngineOptions.Cache(16, OptionalLong.empty(), OptionalInt.empty(), EngineOptions.PrefixCaching.ON),
                            new EngineOptions.Scheduling(OptionalInt.empty(), 128, 2048, OptionalInt.empty(), EngineOptions.Policy.FCFS)),
                    serve().engineOptions());
        }

        @Test
        void listensOnASocketFile() {
            assertEquals(UnixDomainSocketAddress.of("/tmp/p.sock"), serve("--uds", "/tmp/p.sock").address());
        }

        @Test
        void readsDottedKeysWithAndWithoutEqualsSign() {
            ServerSetup setup = serve("--override-generation-config.temperature", "0.5", "--override-generation-config.top_k=3");
            assertEquals(Optional.of("{\"temperature\":0.5,\"top_k\":3}"), setup.settings().text("override-generation-config"));
        }

        @Test
        void readsSwitchesWithAValue() {
            ServerSetup setup = serve("--enable-log-requests=true", "--enable-prefix-caching=false", model.toString());
            assertTrue(setup.settings().enabled("enable-log-requests"));
            assertFalse(setup.settings().enabled("enable-prefix-caching"));
        }

        @Test
        void keepsAtSignsAndDollarSigns() {
            ServerSetup setup = serve("--api-key", "@home", "${sys:user.name}");
            assertEquals(List.of("@home", "${sys:user.name}"), setup.settings().list("api-key"));
        }

        @Test
        void acceptsTheArgumentsOfALaunchScriptForVllm() {
            ServerSetup setup = serve(
                    model.toString(), "--trust-remote-code", "-tp", "1", "--gpu-memory-utilization", "0.9", "--enforce-eager", "-O2",
                    "--uvicorn-log-level", "warning", "--max-logprobs", "-1");
            assertEquals(OptionalLong.of(-1), setup.settings().number("max-logprobs"));
        }

        @Test
        void setsUpLoggingBeforeItReadsPlugins() {
            run("serve", "--log-level", "debug", "--tool-call-parser", "nope");
            assertEquals(Optional.of("debug"), runtime.logging.getFirst().text("log-level"));
        }

        private ServerSetup serve(String... arguments) {
            List<String> all = new ArrayList<>(List.of("serve"));
            all.addAll(List.of(arguments));
            assertEquals(0, run(all.toArray(String[]::new)), err::toString);
            return runtime.runs.getFirst();
        }
    }

    @Nested
    class Refusing {

        @Test
        void listsTheKnownToolParsersBeforeAnyModelIsRead() {
            assertRefused("--tool-call-parser: there is no tool parser 'nope'. Known: kit.", "serve", "--tool-call-parser", "nope", "--model", "/no/such/model");
        }

        @Test
        void gathersWhatPluginsAndSettingsLack() {
            assertRefused("there is no folder '/no/such/model'", "serve", "/no/such/model", "--reasoning-parser", "nope", "--engine", "nope");
            assertTrue(err.toString().contains("--reasoning-parser: there is no reasoning parser 'nope'. Known: none."), err::toString);
        }

        @Test
        void suggestsTheNearestFlag() {
            assertRefused("--tool-cal-parser: there is no such flag. Did you mean --tool-call-parser?", "serve", "--tool-cal-parser", "kit");
        }

        @Test
        void needsAParserForToolChoice() {
            assertRefused("--enable-auto-tool-choice needs --tool-call-parser. Known: kit.", "serve", model.toString(), "--enable-auto-tool-choice");
        }

        @Test
        void needsAnEngineForTheModel() throws IOException {
            Path empty = Files.createDirectory(models.resolve("empty"));
            assertRefused("no engine can run '%s'".formatted(empty), "serve", empty.toString());
        }

        @Test
        void needsAValueForTheCustomFingerprint() {
            assertRefused("--fingerprint-mode custom needs --fingerprint-value", "serve", "--fingerprint-mode", "custom");
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
            assertRefused("--enable-log-requests: 'perhaps' is neither true nor false.", "serve", "--enable-log-requests=perhaps");
        }

        @Test
        void refusesAHostThatIsNone() {
            assertRefused("--host: there is no address for 'no such host'", "serve", "--host", "no such host");
        }

        @Test
        void refusesASocketFileThatIsTooLong() {
            assertRefused("is longer than the 103 bytes", "serve", "--uds", "/tmp/" + "x".repeat(100));
        }

        @Test
        void refusesSettingsOfStructuredOutputsThatAreMissing() {
            assertRefused("--structured-outputs-config.disable_any_whitespace", "serve", "--structured-outputs-config.disable_any_whitespace", "true");
        }

        @Test
        void knowsItsCommands() {
            assertRefused("parley: there is no command 'sreve'. Did you mean 'serve'?", "sreve");
            assertEquals(2, run("plugins", "remove"));
        }

        @Test
        void refusesABrokenPlugin() throws IOException {
            Path broken = Files.writeString(models.resolve("broken.jar"), "no archive");
            assertRefused(broken + ": it cannot be read as a module", "serve", "--plugin-path", broken.toString(), plugins.toString());
        }

        private void assertRefused(String part, String... arguments) {
            assertEquals(2, run(arguments));
            assertTrue(err.toString().contains(part), err::toString);
            assertEquals(1, err.toString().lines().count(), err::toString);
            assertEquals(List.of(), runtime.runs);
        }
    }

    private int run(String... arguments) {
        Console console = new Console(new PrintWriter(out), new PrintWriter(err));
        return new ParleyCommand(runtime, environment, console).run(List.of(arguments));
    }
}
