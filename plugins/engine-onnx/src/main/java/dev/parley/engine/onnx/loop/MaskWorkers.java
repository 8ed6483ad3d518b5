package dev.parley.engine.onnx.loop;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// Computes constraint masks while the model runs. Its threads start with the first constraint.
final class MaskWorkers implements AutoCloseable {

    private static final int CORES_PER_WORKER = 4;

    private final ExecutorService workers;

    MaskWorkers() {
        int count = Math.max(1, Runtime.getRuntime().availableProcessors() / CORES_PER_WORKER);
        workers =
                Executors.newFixedThreadPool(
                        count, Thread.ofPlatform().name("parley-mask-", 0).daemon().factory());
    }

    Future<?> submit(Runnable mask) {
        return workers.submit(mask);
    }

    @Override
    public void close() {
        workers.shutdownNow();
    }
}
