package dev.parley.router.generate.serving;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.router.generate.fake.TestServer;

import org.junit.jupiter.api.Test;

import java.util.Optional;

class FingerprintTest {

    private static Optional<String> of(String mode) {
        try (TestServer context = new TestServer()) {
            return Fingerprint.of(
                    context.with("fingerprint-mode", mode).with("fingerprint-value", "mine"));
        }
    }

    @Test
    void namesVersionAndModel() {
        assertTrue(of("full").orElseThrow().matches("parley-1\\.2\\.3-[0-9a-f]{8}"));
        assertEquals(of("full"), of("hash"), "there is no parallelism to leave out");
    }

    @Test
    void isTheOperatorsText() {
        assertEquals(Optional.of("mine"), of("custom"));
    }

    @Test
    void isLeftOut() {
        assertEquals(Optional.empty(), of("none"));
    }
}
