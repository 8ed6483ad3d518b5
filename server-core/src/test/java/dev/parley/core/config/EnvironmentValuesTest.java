package dev.parley.core.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

class EnvironmentValuesTest {

    private final Problems problems = new Problems();
    private final List<String> notices = new ArrayList<>();

    private void read(Map<String, String> environment) {
        SourceValues unused =
                EnvironmentValues.read(OptionTable.serve(), environment, problems, notices);
    }

    @Test
    void saysNothingAboutVariablesOfOthers() {
        read(Map.of("PATH", "/bin", "HOME", "/root", "PARLEYS", "x"));
        assertEquals(List.of(), notices);
    }

    @ParameterizedTest
    @ValueSource(strings = {"PARLEY_HOME", "PARLEY_AOT_OUTPUT", "PARLEY_JAVA_OPTS"})
    void saysNothingAboutTheLaunchersVariables(String name) {
        read(Map.of(name, "x"));
        assertEquals(List.of(), notices);
    }

    @Test
    void suggestsTheNearestNameForAnUnknownVariable() {
        read(Map.of("PARLEY_MAX_NUM_SEQ", "3"));
        assertEquals(
                List.of(
                        "PARLEY_MAX_NUM_SEQ was ignored: no flag has this variable. Did you mean"
                                + " PARLEY_MAX_NUM_SEQS?"),
                notices);
    }

    @Test
    void suggestsNothingWhereNothingIsNear() {
        read(Map.of("PARLEY_QQQQQQQQQQQQQQQQQQQ", "3"));
        assertEquals(
                List.of("PARLEY_QQQQQQQQQQQQQQQQQQQ was ignored: no flag has this variable."),
                notices);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "PARLEY_SERVICE_HOST",
                "PARLEY_SERVICE_PORT",
                "PARLEY_PORT_8000_TCP",
                "PARLEY_PORT_8000_TCP_ADDR",
                "PARLEY_GATEWAY_SERVICE_HOST"
            })
    void takesKubernetesLinksForWhatTheyAre(String name) {
        read(Map.of(name, "10.0.0.1"));
        assertEquals(List.of(), notices);
    }

    @Test
    void doesNotTakeTheAddressOfAServiceForThePort() {
        read(Map.of("PARLEY_PORT", "tcp://10.0.0.1:8000"));
        assertEquals(
                List.of("PARLEY_PORT was ignored: it comes from a Kubernetes service."), notices);
        assertTrue(problems.lines().isEmpty());
    }

    @Test
    void tellsUnknownVariablesInOrder() {
        read(Map.of("PARLEY_ZZZZZZZZZZZZ", "1", "PARLEY_QQQQQQQQQQQQ", "1"));
        assertEquals(2, notices.size());
        assertTrue(notices.getFirst().startsWith("PARLEY_QQQQQQQQQQQQ "), notices.toString());
    }
}
