package dev.parley.core.cli;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.api.engine.EngineOptions;
import dev.parley.api.tool.ToolParserProvider;
import dev.parley.core.lifecycle.ServerSetup;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.UnixDomainSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

class ServeCommandTest {

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

    @Test
    void servesTheBundledModelWithItsSettings() {
        ServerSetup setup = serve();
        assertAll(
                () -> assertEquals(List.of("kit-model"), setup.model().names()),
                () -> assertEquals("kit-model", setup.model().root()),
                () ->
                        assertEquals(
                                Optional.of("kit"),
                                setup.parsers().tool().map(ToolParserProvider::name)),
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
        ServerSetup setup =
                serve(
                        "--max_model_len",
                        "4k",
                        "--max-num-seqs=4",
                        "--max-num-batched-tokens",
                        "1K",
                        "--long-prefill-token-threshold",
                        "7",
                        "--block-size",
                        "32",
                        "--kv-cache-memory-bytes",
                        "1G",
                        "--num-gpu-blocks-override",
                        "80",
                        "--no-enable-prefix-caching",
                        "--scheduling-policy",
                        "priority",
                        "--seed",
                        "-5",
                        "--dtype",
                        "half",
                        "--device",
                        "cpu",
                        "--threads",
                        "2");
        assertEquals(
                new EngineOptions(
                        "cpu",
                        "float16",
                        OptionalInt.of(2),
                        -5,
                        new EngineOptions.Cache(
                                32,
                                OptionalLong.of(1L << 30),
                                OptionalInt.of(80),
                                EngineOptions.PrefixCaching.OFF),
                        new EngineOptions.Scheduling(
                                OptionalInt.of(4000),
                                4,
                                1024,
                                OptionalInt.of(7),
                                EngineOptions.Policy.PRIORITY)),
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
                        new EngineOptions.Cache(
                                16,
                                OptionalLong.empty(),
                                OptionalInt.empty(),
                                EngineOptions.PrefixCaching.ON),
                        new EngineOptions.Scheduling(
                                OptionalInt.empty(),
                                128,
                                2048,
                                OptionalInt.empty(),
                                EngineOptions.Policy.FCFS)),
                serve().engineOptions());
    }

    @Test
    void listensOnASocketFile() {
        assertEquals(
                UnixDomainSocketAddress.of("/tmp/p.sock"), serve("--uds", "/tmp/p.sock").address());
    }

    @Test
    void readsDottedKeysWithAndWithoutEqualsSign() {
        ServerSetup setup =
                serve(
                        "--override-generation-config.temperature",
                        "0.5",
                        "--override-generation-config.top_k=3");
        assertEquals(
                Optional.of("{\"temperature\":0.5,\"top_k\":3}"),
                setup.settings().text("override-generation-config"));
    }

    @Test
    void readsSwitchesWithAValue() {
        ServerSetup setup =
                serve(
                        "--enable-log-requests=true",
                        "--enable-prefix-caching=false",
                        model.toString());
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
        ServerSetup setup =
                serve(
                        model.toString(),
                        "--trust-remote-code",
                        "-tp",
                        "1",
                        "--gpu-memory-utilization",
                        "0.9",
                        "--enforce-eager",
                        "-O2",
                        "--uvicorn-log-level",
                        "warning",
                        "--max-logprobs",
                        "-1");
        assertEquals(OptionalLong.of(-1), setup.settings().number("max-logprobs"));
        assertEquals(Optional.of("warning"), setup.settings().text("uvicorn-log-level"));
        assertEquals(Optional.of("info"), setup.settings().text("log-level"));
    }

    @Test
    void setsUpLoggingBeforeItReadsPlugins() {
        command.run("serve", "--log-level", "debug", "--tool-call-parser", "nope");
        assertEquals(Optional.of("debug"), command.runtime.logging.getFirst().text("log-level"));
    }

    private ServerSetup serve(String... arguments) {
        List<String> all = new ArrayList<>(List.of("serve"));
        all.addAll(List.of(arguments));
        assertEquals(0, command.run(all.toArray(String[]::new)), command::err);
        return command.runtime.runs.getFirst();
    }
}
