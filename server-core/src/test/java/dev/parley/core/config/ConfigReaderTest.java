package dev.parley.core.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.api.StartupFailure;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

class ConfigReaderTest {

    private static final OptionTable TABLE = OptionTable.serve();

    @TempDir Path folder;

    private final Problems problems = new Problems();
    private final SourceValues flags = new SourceValues(Source.Rank.FLAG, problems);
    private final Map<String, String> environment = new LinkedHashMap<>();

    @Nested
    class Precedence {

        @Test
        void startsWithTheDefault() {
            assertEquals(OptionalLong.of(8000), read().number("port"));
        }

        @Test
        void putsTheModelOverTheDefault() {
            assertEquals(
                    Optional.of("priority"),
                    read().withModel("m", Map.of("scheduling-policy", "priority"), problems)
                            .text("scheduling-policy"));
        }

        @Test
        void putsTheFileOverTheModel() throws IOException {
            file("port: 1");
            assertEquals(
                    OptionalLong.of(1),
                    read().withModel("m", Map.of("port", "9"), problems).number("port"));
        }

        @Test
        void putsTheEnvironmentOverTheFile() throws IOException {
            file("port: 1");
            environment.put("PARLEY_PORT", "2");
            assertEquals(OptionalLong.of(2), read().number("port"));
        }

        @Test
        void putsTheFlagOverTheEnvironment() {
            environment.put("PARLEY_PORT", "2");
            say("--port", "3");
            assertEquals(OptionalLong.of(3), read().number("port"));
        }

        @Test
        void letsAnOperatorSwitchOffWhatTheModelSwitchesOn() {
            say("--no-enable-auto-tool-choice");
            assertFalse(
                    read().withModel("m", Map.of("enable-auto-tool-choice", "true"), problems)
                            .enabled("enable-auto-tool-choice"));
        }
    }

    @Nested
    class Environment {

        @Test
        void splitsListsAtCommas() {
            environment.put("PARLEY_SERVED_MODEL_NAME", "a, b");
            assertEquals(List.of("a", "b"), read().list("served-model-name"));
        }

        @Test
        void takesTheKeyOfVllmWhole() {
            environment.put("VLLM_API_KEY", "a,b");
            assertEquals(List.of("a,b"), read().list("api-key"));
        }

        @Test
        void readsAListOfJsonWhole() {
            environment.put("PARLEY_ALLOWED_ORIGINS", "[\"https://a\", \"https://b\"]");
            assertEquals(List.of("https://a", "https://b"), read().list("allowed-origins"));
        }

        @Test
        void prefersItsOwnVariable() {
            environment.put("VLLM_LOGGING_LEVEL", "ERROR");
            environment.put("PARLEY_LOG_LEVEL", "debug");
            assertEquals(Optional.of("debug"), read().text("log-level"));
        }

        @Test
        void countsVllmsCacheSpaceInGibibytes() {
            environment.put("VLLM_CPU_KVCACHE_SPACE", "4");
            assertEquals(OptionalLong.of(4L << 30), read().number("kv-cache-memory-bytes"));
        }

        @Test
        void doesNotListenOnVllmsInternalPort() {
            environment.put("VLLM_PORT", "1");
            assertEquals(OptionalLong.of(8000), read().number("port"));
        }

        @Test
        void ignoresWhatKubernetesInjects() {
            environment.put("PARLEY_PORT", "tcp://10.0.0.1:80");
            environment.put("PARLEY_SERVICE_HOST", "10.0.0.1");
            environment.put("PARLEY_PORT_80_TCP", "tcp://10.0.0.1:80");
            ServerConfig config = read();
            assertEquals(OptionalLong.of(8000), config.number("port"));
            assertEquals(
                    List.of("PARLEY_PORT was ignored: it comes from a Kubernetes service."),
                    config.notices());
        }

        @Test
        void warnsOfAVariableThatNobodyReads() {
            environment.put("PARLEY_PROT", "1");
            assertEquals(
                    List.of(
                            "PARLEY_PROT was ignored: no flag has this variable. Did you mean"
                                    + " PARLEY_PORT?"),
                    read().notices());
        }

        @Test
        void passesVariablesOn() {
            environment.put("VLLM_SERVER_DEV_MODE", "1");
            assertEquals(Optional.of("1"), read().environment("VLLM_SERVER_DEV_MODE"));
        }
    }

    @Nested
    class ConfigurationFile {

        @Test
        void readsEveryKindOfValue() throws IOException {
            file(
                    """
                    model: /models/m
                    served-model-name: [a, b]
                    enable_prefix_caching: false
                    max-model-len: 4k
                    override-generation-config: {temperature: 0.5, nested: {list: [1, x]}}
                    middleware: com.example.F
                    """);
            ServerConfig config = read();
            assertEquals(Optional.of("/models/m"), config.text("model"));
            assertEquals(List.of("a", "b"), config.list("served-model-name"));
            assertFalse(config.enabled("enable-prefix-caching"));
            assertEquals(OptionalLong.of(4000), config.number("max-model-len"));
            assertEquals(
                    "{\"temperature\":0.5,\"nested\":{\"list\":[1,\"x\"]}}",
                    config.json(ModelOptions.GENERATION_PATCH).toString());
            assertEquals(List.of("com.example.F"), config.list("middleware"));
            assertEquals(List.of(), problems.lines());
        }

        @Test
        void readsNegationsAndDottedKeys() throws IOException {
            file(
                    """
                    no-enable-prefix-caching: true
                    override-generation-config.temperature: 0.5
                    """);
            ServerConfig config = read();
            assertFalse(config.enabled("enable-prefix-caching"));
            assertEquals(
                    "{\"temperature\":0.5}", config.json(ModelOptions.GENERATION_PATCH).toString());
        }

        @Test
        void isNamedByTheEnvironmentToo() throws IOException {
            Path file = Files.writeString(folder.resolve("other.yml"), "port: 7");
            environment.put("PARLEY_CONFIG", file.toString());
            assertEquals(OptionalLong.of(7), read().number("port"));
        }

        @Test
        void doesNotReplaceDollarSigns() throws IOException {
            file("response-role: ${HOME}");
            assertEquals(Optional.of("${HOME}"), read().text("response-role"));
        }

        @Test
        void refusesUnknownKeysWithTheNearest() throws IOException {
            Path file = file("prot: 1");
            assertProblem(
                    "prot in %s: there is no such flag. Did you mean --port?".formatted(file));
        }

        @Test
        void refusesAListWhereOneValueIsMeant() throws IOException {
            file("port: [1, 2]");
            assertProblem("one value is expected, not a list");
        }

        @Test
        void takesYamlForAListOfJson() throws IOException {
            file(
                    "allowed-origins: [\"https://a\", \"*\"]\n"
                            + "allowed-methods: '[\"GET\"]'\n"
                            + "allowed-headers: []");
            ServerConfig config = read();
            assertEquals(List.of("https://a", "*"), config.list("allowed-origins"));
            assertEquals(List.of("GET"), config.list("allowed-methods"));
            assertEquals(List.of(), config.list("allowed-headers"));
        }

        @Test
        void refusesAnotherFileName() {
            say("--config", "settings.json");
            assertProblem("--config: 'settings.json' is no YAML file");
        }

        @Test
        void refusesAMissingFile() {
            say("--config", folder.resolve("none.yaml").toString());
            assertProblem("--config: there is no readable file");
        }

        @Test
        void refusesWhatIsNotYaml() throws IOException {
            file("port: [1");
            assertProblem("is not YAML");
        }

        @Test
        void refusesAFileThatNamesAnother() throws IOException {
            file("config: other.yaml");
            assertProblem("a configuration file cannot name another one");
        }

        private void assertProblem(String part) {
            read();
            assertEquals(1, problems.lines().size(), problems.lines()::toString);
            assertTrue(problems.lines().getFirst().contains(part), problems.lines()::toString);
        }
    }

    @Nested
    class WhenValuesAreWrong {

        @Test
        void gathersThemAllInOneLine() throws IOException {
            file("block-size: 17");
            environment.put("PARLEY_SEED", "x");
            say("--port", "99999");
            say("--nope");
            read();
            StartupFailure failure = assertThrows(StartupFailure.class, problems::throwIfAny);
            String message = String.valueOf(failure.getMessage());
            assertEquals(4, problems.lines().size(), message);
            assertEquals(1, message.lines().count());
            for (String part :
                    List.of(
                            "--nope",
                            "--port: '99999' is out of range: 0 to 65535.",
                            "PARLEY_SEED: 'x'",
                            "block-size in ")) {
                assertTrue(message.contains(part), message);
            }
        }

        @Test
        void reportsTheModelsOwnSettings() {
            read().withModel("m", Map.of("port", "x", "nothing", "1"), problems);
            assertEquals(
                    List.of(
                            "nothing of the model m: there is no such flag.",
                            "port of the model m: 'x' is not a whole number."),
                    problems.lines());
        }
    }

    @Nested
    class Reporting {

        @Test
        void listsWhatIsNotTheDefault() {
            say("--port", "8000");
            say("--seed", "7");
            assertEquals(
                    List.of("seed"),
                    read().changed().stream().map(setting -> setting.option().name()).toList());
        }

        @Test
        void masksSecrets() {
            say("--api-key", "sesame");
            Setting setting = read().changed().getFirst();
            assertEquals("***", setting.shown());
        }

        @Test
        void warnsOfFlagsWithoutMeaningAndOfRepeatedOnes() {
            say("--enforce-eager");
            say("--port", "1");
            say("--port", "2");
            assertEquals(
                    List.of(
                            "These flags of vLLM do nothing here: --enforce-eager.",
                            "Given more than once, the last one counts: --port."),
                    read().notices());
        }
    }

    private Path file(String yaml) throws IOException {
        Path file = Files.writeString(folder.resolve("parley.yaml"), yaml);
        say("--config", file.toString());
        return file;
    }

    private void say(String flag, String... given) {
        flags.add(TABLE.resolve(flag), flag, List.of(given));
    }

    private ServerConfig read() {
        return new ConfigReader(TABLE, environment, problems).read(flags);
    }
}
