package dev.parley.engine.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.parley.api.StartupFailure;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;
import java.util.stream.LongStream;

final class FaultsTest {

    @Test
    void everyNthRequestFailsOrStallsAndOneKills() {
        Faults faults = Faults.of(List.of("fail:2", "stall:3", "die:7"));

        assertEquals(
                List.of(
                        Fault.NONE,
                        Fault.FAIL,
                        Fault.STALL,
                        Fault.FAIL,
                        Fault.NONE,
                        Fault.FAIL,
                        Fault.DIE,
                        Fault.FAIL),
                LongStream.rangeClosed(1, 8).mapToObj(faults::of).toList());
    }

    @Test
    void nothingFailsByItself() {
        assertEquals(Fault.NONE, Faults.of(List.of()).of(1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"fail", "crash:3", "fail:0", "fail:-1", "fail:x", "fail:", ":3"})
    void refusesWhatIsNoFault(String value) {
        StartupFailure failure =
                assertThrows(StartupFailure.class, () -> Faults.of(List.of(value)));

        assertEquals(
                "--simulator-fault: '"
                        + value
                        + "' is no fault. Known: fail:N and stall:N for every Nth request, die:N"
                        + " for the engine's end at the Nth.",
                failure.getMessage());
    }
}
