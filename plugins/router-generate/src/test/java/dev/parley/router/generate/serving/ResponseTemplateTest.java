package dev.parley.router.generate.serving;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.api.StartupFailure;
import dev.parley.router.generate.fake.MapFiles;

import org.junit.jupiter.api.Test;

import java.util.Map;

class ResponseTemplateTest {

    private static MapFiles files(String configuration) {
        return new MapFiles(Map.of("tokenizer_config.json", configuration));
    }

    @Test
    void comesWithTheTokenizersConfiguration() {
        assertEquals(
                "{\"fields\":{}}",
                ResponseTemplate.of(files("{\"response_template\":{\"fields\":{}}}")).toString());
    }

    @Test
    void isMissingWhereNobodyWroteOne() {
        assertTrue(ResponseTemplate.of(files("{}")).isMissingNode());
        assertTrue(ResponseTemplate.of(new MapFiles(Map.of())).isMissingNode());
    }

    @Test
    void saysWhichFileIsBroken() {
        StartupFailure failure =
                assertThrows(StartupFailure.class, () -> ResponseTemplate.of(files("{")));

        assertTrue(failure.getMessage().startsWith("tokenizer_config.json cannot be read"));
    }
}
