package dev.parley.engine.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.engine.sim.Simulators.MapSettings;

import org.junit.jupiter.api.Test;

import java.util.Map;
import java.util.SplittableRandom;

final class PaceTest {

    @Test
    void readsMillisecondsAndTokensPerSecond() {
        Pace pace =
                Pace.of(
                        new MapSettings(
                                Map.of(
                                        "simulator-ttft", "250",
                                        "simulator-tokens-per-second", "40",
                                        "simulator-jitter", "10")));

        assertEquals(new Pace(250_000_000, 25_000_000, 0.1), pace);
    }

    @Test
    void isExactWithoutJitter() {
        Pace pace = new Pace(5_000, 300, 0);
        SplittableRandom random = new SplittableRandom(1);

        assertEquals(5_000, pace.untilFirst(random));
        assertEquals(300, pace.untilNext(random));
    }

    @Test
    void jitterStaysWithinItsShareAndKeepsTheMean() {
        Pace pace = new Pace(0, 1_000_000, 0.5);
        SplittableRandom random = new SplittableRandom(2);
        long sum = 0;
        long least = Long.MAX_VALUE;
        long most = 0;
        for (int i = 0; i < 10_000; i++) {
            long gap = pace.untilNext(random);
            sum += gap;
            least = Math.min(least, gap);
            most = Math.max(most, gap);
        }

        assertTrue(least >= 500_000 && least < 510_000, "least " + least);
        assertTrue(most <= 1_500_000 && most > 1_490_000, "most " + most);
        assertEquals(1_000_000, sum / 10_000.0, 10_000);
    }
}
