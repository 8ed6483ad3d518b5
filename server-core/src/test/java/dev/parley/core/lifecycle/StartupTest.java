package dev.parley.core.lifecycle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.parley.api.StartupFailure;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.concurrent.CountDownLatch;

final class StartupTest {

    @Test
    void aPartMayWaitForAnother() throws InterruptedException {
        try (Startup startup = new Startup()) {
            CountDownLatch asked = new CountDownLatch(1);
            Startup.Part<String> text =
                    startup.begin(
                            () -> {
                                asked.await();
                                return "text";
                            });
            Startup.Part<String> engine =
                    startup.begin(
                            () -> {
                                asked.countDown();
                                return "engine with " + text.await();
                            });
            startup.join();

            assertEquals("engine with text", engine.result());
            assertEquals(List.of("text"), text.made());
        }
    }

    @Test
    void whoWaitsForAFailingPartFailsAlike() {
        try (Startup startup = new Startup()) {
            StartupFailure failure = new StartupFailure("no tokenizer");
            Startup.Part<String> text =
                    startup.begin(
                            () -> {
                                throw failure;
                            });
            Startup.Part<String> engine = startup.begin(text::await);

            assertSame(failure, assertThrows(StartupFailure.class, startup::join));
            startup.stop();
            assertEquals(List.of(), engine.made());
        }
    }
}
