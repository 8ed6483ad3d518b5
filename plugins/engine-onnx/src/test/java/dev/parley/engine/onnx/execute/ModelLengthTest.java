package dev.parley.engine.onnx.execute;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.api.StartupFailure;
import dev.parley.engine.onnx.ort.GivenSettings;

import org.junit.jupiter.api.Test;

import java.util.Map;
import java.util.OptionalInt;

class ModelLengthTest {

    private static int length(OptionalInt wanted, Map<String, String> environment) {
        return ModelLength.of(wanted, 1024, new GivenSettings(environment));
    }

    @Test
    void isTheModelsOwnUnlessAskedFor() {
        assertEquals(1024, length(OptionalInt.empty(), Map.of()));
        assertEquals(512, length(OptionalInt.of(512), Map.of()));
        assertEquals(1024, length(OptionalInt.of(1024), Map.of()));
    }

    @Test
    void moreThanTheModelsOwnIsRefused() {
        StartupFailure failure =
                assertThrows(StartupFailure.class, () -> length(OptionalInt.of(1025), Map.of()));
        assertTrue(failure.getMessage().contains("1025") && failure.getMessage().contains("1024"));
    }

    @Test
    void theEnvironmentAllowsMore() {
        Map<String, String> allowed = Map.of("VLLM_ALLOW_LONG_MAX_MODEL_LEN", "1");
        assertEquals(4096, length(OptionalInt.of(4096), allowed));
    }
}
