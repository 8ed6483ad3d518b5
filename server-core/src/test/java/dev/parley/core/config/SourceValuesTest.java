package dev.parley.core.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;
import java.util.Set;

class SourceValuesTest {

    private static final OptionTable TABLE = OptionTable.serve();

    private final Problems problems = new Problems();
    private final SourceValues values = new SourceValues(Source.Rank.FLAG, problems);

    @Test
    void keepsTheLastOfARepeatedFlag() {
        say("--port", "1");
        say("--port", "2");
        assertEquals(List.of("2"), texts(HttpOptions.PORT));
        assertEquals(Set.of("--port"), values.repeated());
    }

    @Test
    void keepsTheLastListAsVllmDoes() {
        say("--api-key", "a", "b");
        say("--api-key", "c");
        assertEquals(List.of("c"), texts(HttpOptions.API_KEY));
    }

    @Test
    void addsUpPaths() {
        say("--plugin-path", "a", "b");
        say("--plugin-path", "c");
        assertEquals(List.of("a", "b", "c"), texts(PluginOptions.PATH));
    }

    @Test
    void mergesJsonAndDottedKeys() {
        say("--override-generation-config", "{\"a\": {\"x\": 1}, \"b\": 2}");
        say("--override-generation-config.a.y", "0.5");
        say("--override-generation-config.b", "text");
        say("--override-generation-config.c", "4k");
        assertEquals(
                List.of("{\"a\":{\"x\":1,\"y\":0.5},\"b\":\"text\",\"c\":4000}"),
                texts(ModelOptions.GENERATION_PATCH));
    }

    @Test
    void appendsToListsWithAPlus() {
        say("--override-generation-config.a", "[1]");
        say("--override-generation-config.a+", "2,x");
        assertEquals(List.of("{\"a\":[1,2,\"x\"]}"), texts(ModelOptions.GENERATION_PATCH));
    }

    @Test
    void replacesListsWithoutAPlus() {
        say("--override-generation-config.a", "[1]");
        say("--override-generation-config.a", "[2]");
        assertEquals(List.of("{\"a\":[2]}"), texts(ModelOptions.GENERATION_PATCH));
    }

    @Test
    void switchesOff() {
        say("--no-enable-prefix-caching");
        assertEquals(List.of("false"), texts(BatchOptions.PREFIX_CACHING));
    }

    @Test
    void missesAValue() {
        say("--port");
        assertProblem("--port: a value is missing");
    }

    @Test
    void refusesWhatIsNotThereYet() {
        say("--tensor-parallel-size", "2");
        assertProblem("--tensor-parallel-size: Parley does not have this flag of vLLM yet");
    }

    @Test
    void acceptsTheDefaultOfWhatIsNotThereYet() {
        say("--tensor-parallel-size", "1");
        say("--no-enable-sleep-mode");
        assertEquals(List.of(), problems.lines());
        assertEquals(
                Set.of("--tensor-parallel-size", "--no-enable-sleep-mode"), values.meaningless());
    }

    @ParameterizedTest
    @ValueSource(strings = {"--enable-lora", "--headless", "--enable-dbo"})
    void refusesSwitchesThatAreNotThereYet(String flag) {
        say(flag);
        assertProblem(flag + ": Parley does not have this flag of vLLM yet");
    }

    @Test
    void acceptsWhatMeansNothing() {
        say("--trust-remote-code");
        say("--gpu-memory-utilization", "0.9");
        assertEquals(
                Set.of("--gpu-memory-utilization", "--trust-remote-code"), values.meaningless());
    }

    @Test
    void reportsAnUnknownFlagWithTheNearest() {
        say("--prot", "1");
        assertProblem("--prot: there is no such flag. Did you mean --port?");
    }

    @Test
    void reportsAnAmbiguousBeginning() {
        say("--max-num-queued", "1");
        assertProblem("--max-num-queued-reqs, --max-num-queued-tokens");
    }

    private void say(String flag, String... given) {
        values.add(TABLE.resolve(flag), flag, List.of(given));
    }

    private List<String> texts(Option option) {
        return values.value(option).orElseThrow().texts();
    }

    private void assertProblem(String part) {
        assertEquals(1, problems.lines().size(), problems.lines()::toString);
        assertTrue(problems.lines().getFirst().contains(part), problems.lines()::toString);
    }
}
