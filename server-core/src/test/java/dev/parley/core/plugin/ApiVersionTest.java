package dev.parley.core.plugin;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.Optional;

class ApiVersionTest {

    @ParameterizedTest
    @CsvSource({
        "0.1.0, 0.1.7, true",
        "0.1.0, 0.0.9, false",
        "0.1.0, 0.2.0, false",
        "1.4.0, 1.4.2, true",
        "1.4.0, 1.0, true",
        "1.4.0, 1.5.0, false",
        "1.4.0, 0.4.0, false",
        "1.4.0, 2.4.0, false",
        "1.4.0-SNAPSHOT, 1.4.0, true"
    })
    void runsWhatWasBuiltForAnOlderMinorOfItsMajor(String server, String built, boolean runs) {
        assertEquals(
                runs, ApiVersion.of(server).orElseThrow().runs(ApiVersion.of(built).orElseThrow()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1", "one.two", "1.x", "1.2x", "-1.2", "99999999999.1"})
    void isNothingElse(String text) {
        assertEquals(Optional.empty(), ApiVersion.of(text));
    }

    @Test
    void keepsItsText() {
        assertEquals("0.1.0-rc.1", ApiVersion.of(" 0.1.0-rc.1 ").orElseThrow().toString());
    }
}
