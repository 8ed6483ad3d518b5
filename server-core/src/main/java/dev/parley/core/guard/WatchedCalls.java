package dev.parley.core.guard;

import com.sun.management.ThreadMXBean;

import dev.parley.api.ParleyException;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.FutureTask;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;

/// Runs a plug-in's code on platform threads of its own, which are given up when a call takes too long.
///
/// A thread cannot be ended from outside, and one that spins on a virtual thread would take a carrier
/// from everybody. So the caller waits while another thread works; after the limit that thread is
/// interrupted and left alone. As long as too many of them are stuck, nothing more is begun, so
/// that a plug-in cannot take all processors one by one.
final class WatchedCalls implements PluginCalls {

    /// What one call may allocate: class loading and parsing all text again fit in many times.
    private static final long ALLOCATION_LIMIT = 256L << 20;

    private static final long IDLE_SECONDS = 5;

    private static final ThreadMXBean MEMORY =
            ManagementFactory.getPlatformMXBean(ThreadMXBean.class);

    private final Duration limit;
    private final int mostStuck;
    private final AtomicInteger stuck = new AtomicInteger();
    private final ExecutorService threads;

    /// @param name of the plug-in, for the threads' names
    /// @param limit of one call
    /// @param mostStuck calls that may be stuck at one time
    WatchedCalls(String name, Duration limit, int mostStuck) {
        this.limit = limit;
        this.mostStuck = mostStuck;
        threads =
                new ThreadPoolExecutor(
                        0,
                        Integer.MAX_VALUE,
                        IDLE_SECONDS,
                        TimeUnit.SECONDS,
                        new SynchronousQueue<>(),
                        Thread.ofPlatform()
                                .daemon()
                                .name("parley-plugin-" + name + "-", 0)
                                .inheritInheritableThreadLocals(false)
                                .factory());
    }

    @Override
    public <T> T call(Work<T> work) throws PluginFault {
        if (stuck.get() >= mostStuck) {
            throw new PluginFault(FailureKind.SUSPENDED);
        }
        Watched<T> task = new Watched<>(work, stuck);
        try {
            threads.execute(task);
            return task.get(limit.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            task.abandon();
            throw new PluginFault(FailureKind.TIMEOUT);
        } catch (InterruptedException e) {
            // The client left or the server stops: the request's next wait tells.
            task.abandon();
            Thread.currentThread().interrupt();
            throw new PluginFault(FailureKind.INTERRUPTED);
        } catch (ExecutionException e) {
            throw thrown(e);
        }
    }

    private static PluginFault thrown(ExecutionException e) {
        if (e.getCause() instanceof ParleyException refusal) {
            throw refusal;
        }
        return PluginFault.of(Objects.requireNonNullElse(e.getCause(), e));
    }

    /// Calls that were given up and still run.
    int stuck() {
        return stuck.get();
    }

    private static <T> T measured(Work<T> work) throws PluginFault {
        long before = MEMORY.getCurrentThreadAllocatedBytes();
        T result = PluginCalls.here(work);
        if (MEMORY.getCurrentThreadAllocatedBytes() - before > ALLOCATION_LIMIT) {
            throw new PluginFault(FailureKind.MEMORY);
        }
        return result;
    }

    /// One call. Leaves the count of stuck ones when it ends after all.
    private static final class Watched<T> extends FutureTask<T> {

        private static final int RUNNING = 0;
        private static final int ENDED = 1;
        private static final int ABANDONED = 2;

        private final AtomicInteger state = new AtomicInteger(RUNNING);
        private final AtomicInteger stuck;

        Watched(Work<T> work, AtomicInteger stuck) {
            super(() -> measured(work));
            this.stuck = stuck;
        }

        @Override
        public void run() {
            try {
                super.run();
            } finally {
                if (!state.compareAndSet(RUNNING, ENDED)) {
                    stuck.decrementAndGet();
                }
            }
        }

        void abandon() {
            stuck.incrementAndGet();
            if (state.compareAndSet(RUNNING, ABANDONED)) {
                cancel(true);
            } else {
                stuck.decrementAndGet();
            }
        }
    }
}
