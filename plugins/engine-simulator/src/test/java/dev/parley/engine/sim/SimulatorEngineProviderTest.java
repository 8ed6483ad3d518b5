package dev.parley.engine.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.parley.api.StartupFailure;

import org.junit.jupiter.api.Test;

final class SimulatorEngineProviderTest {

    @Test
    void isChosenByItsName() {
        assertEquals("simulator", new SimulatorEngineProvider().name());
    }

    @Test
    void neverTakesAModelUnasked() {
        assertFalse(new SimulatorEngineProvider().supports(new Simulators().engineStart().model()));
    }

    @Test
    void refusesToStartWithAnUnknownFault() {
        assertThrows(
                StartupFailure.class,
                () -> new Simulators().with("simulator-fault", "nap:3").start());
    }
}
