package dev.parley.core.lifecycle;

import dev.parley.api.StartupFailure;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;

/// Runs the slow parts of the start side by side. The first failure interrupts the others. Belongs to
/// one thread.
final class Startup implements AutoCloseable {

    private final ExecutorService threads =
            Executors.newThreadPerTaskExecutor(
                    Thread.ofPlatform().name("parley-start-", 0).factory());
    private final CompletionService<Object> parts = new ExecutorCompletionService<>(threads);
    private final List<Future<?>> begun = new ArrayList<>();

    /// Begins a part.
    ///
    /// @return its result, to be asked for after [#join]
    <T> Part<T> begin(Callable<T> work) {
        Part<T> part = new Part<>(work);
        begun.add(parts.submit(part));
        return part;
    }

    /// Waits for all parts.
    ///
    /// @throws StartupFailure what the first failing part threw
    void join() throws InterruptedException {
        try {
            for (int left = begun.size(); left > 0; left--) {
                parts.take().get();
            }
        } catch (ExecutionException e) {
            throw failure(Objects.requireNonNullElse(e.getCause(), e));
        }
    }

    @Override
    public void close() {
        stop();
    }

    /// Interrupts parts that still run and waits for their end.
    void stop() {
        threads.shutdownNow();
        threads.close();
    }

    private static RuntimeException failure(Throwable cause) {
        return switch (cause) {
            case StartupFailure known -> known;
            case RuntimeException other -> other;
            default -> new IllegalStateException(cause);
        };
    }

    /// One part of the start and what came of it.
    static final class Part<T> implements Callable<Object> {

        private final FutureTask<T> task;

        private Part(Callable<T> work) {
            task = new FutureTask<>(work);
        }

        @Override
        public Object call() throws InterruptedException {
            task.run();
            return outcome();
        }

        /// Waits for the result; for other parts that need it.
        ///
        /// @throws StartupFailure what this part threw
        T await() {
            try {
                return outcome();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("the start was given up", e);
            }
        }

        /// What was made so far: one thing, or nothing. Only after [Startup#join] or [Startup#stop].
        List<T> made() {
            return task.state() == Future.State.SUCCESS ? List.of(task.resultNow()) : List.of();
        }

        T result() {
            return task.resultNow();
        }

        private T outcome() throws InterruptedException {
            try {
                return task.get();
            } catch (ExecutionException e) {
                throw failure(Objects.requireNonNullElse(e.getCause(), e));
            }
        }
    }
}
