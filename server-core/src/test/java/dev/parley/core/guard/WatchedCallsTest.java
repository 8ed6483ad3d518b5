package dev.parley.core.guard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.api.ParleyException.InvalidRequest;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;

final class WatchedCallsTest {

    private static final Duration LONG = Duration.ofMinutes(5);
    private static final Duration SHORT = Duration.ofMillis(20);

    private final AtomicBoolean released = new AtomicBoolean();

    @AfterEach
    void release() {
        released.set(true);
    }

    private int spin() {
        while (!released.get()) {
            Thread.onSpinWait();
        }
        return 1;
    }

    private static FailureKind kindOf(PluginCalls calls, PluginCalls.Work<?> work) {
        return assertThrows(PluginFault.class, () -> calls.call(work)).kind();
    }

    @Test
    void runsOnAPlatformThreadOfItsOwn() throws PluginFault {
        PluginCalls calls = new WatchedCalls("x", LONG, 1);
        Thread thread = calls.call(Thread::currentThread);
        assertTrue(thread.isDaemon());
        assertFalse(thread.isVirtual());
        assertTrue(thread.getName().startsWith("parley-plugin-x-"), thread.getName());
    }

    @Test
    void passesRefusalsOn() {
        PluginCalls calls = new WatchedCalls("x", LONG, 1);
        assertThrows(
                InvalidRequest.class,
                () ->
                        calls.call(
                                () -> {
                                    throw new InvalidRequest("no");
                                }));
    }

    @Test
    void whatIsThrownIsAFault() {
        PluginCalls calls = new WatchedCalls("x", LONG, 1);
        assertEquals(
                FailureKind.EXCEPTION,
                kindOf(
                        calls,
                        () -> {
                            throw new NoClassDefFoundError();
                        }));
    }

    @Test
    void aSpinningCallIsGivenUp() {
        assertEquals(FailureKind.TIMEOUT, kindOf(new WatchedCalls("x", SHORT, 2), this::spin));
    }

    @Test
    void aWaitingCallIsInterrupted() throws InterruptedException {
        CountDownLatch interrupted = new CountDownLatch(1);
        PluginCalls.Work<Integer> work =
                () -> {
                    try {
                        new CountDownLatch(1).await();
                    } catch (InterruptedException e) {
                        interrupted.countDown();
                    }
                    return 1;
                };
        assertEquals(FailureKind.TIMEOUT, kindOf(new WatchedCalls("x", SHORT, 2), work));
        interrupted.await();
    }

    @Test
    void nothingIsBegunWhileTooManyAreStuck() {
        WatchedCalls calls = new WatchedCalls("x", SHORT, 2);
        kindOf(calls, this::spin);
        kindOf(calls, this::spin);
        assertEquals(2, calls.stuck());
        AtomicBoolean begun = new AtomicBoolean();
        assertEquals(
                FailureKind.SUSPENDED,
                kindOf(
                        calls,
                        () -> {
                            begun.set(true);
                            return 1;
                        }));
        assertFalse(begun.get());
    }

    @Test
    void itGoesOnWhenStuckCallsEnd() throws PluginFault {
        WatchedCalls calls = new WatchedCalls("x", Duration.ofMillis(500), 1);
        kindOf(calls, this::spin);
        released.set(true);
        while (calls.stuck() > 0) {
            Thread.onSpinWait();
        }
        assertEquals("x", calls.call(() -> "x"));
    }

    @Test
    void oneCallMayNotAllocateWithoutBound() {
        assertEquals(
                FailureKind.MEMORY,
                kindOf(
                        new WatchedCalls("x", LONG, 1),
                        () -> {
                            int sum = 0;
                            for (int i = 0; i < 300; i++) {
                                sum += new byte[1 << 20].length;
                            }
                            return sum;
                        }));
    }

    @Test
    void anInterruptedCallerIsLetGoWithItsMark() {
        Thread.currentThread().interrupt();
        assertEquals(FailureKind.INTERRUPTED, kindOf(new WatchedCalls("x", LONG, 1), this::spin));
        assertTrue(Thread.interrupted());
    }
}
