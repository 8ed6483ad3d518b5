package dev.parley.engine.onnx.attention;

import dev.parley.engine.onnx.ort.Kernel;
import dev.parley.engine.onnx.ort.KernelCall;
import dev.parley.engine.onnx.step.StepPlan;

import java.lang.foreign.MemorySegment;
import java.util.concurrent.atomic.AtomicInteger;

/// Causal attention of packed rows over the KV pool, one node per layer.
///
/// The engine thread loads a step and runs the session; within a run each node first stores the keys
/// and values of all rows, then computes its tiles, on as many threads as the session has.
public final class PagedAttention implements Kernel {

    private static final int TILE_QUERIES = 16;
    private static final int STORE_ROWS = 16;

    /// Multiply-adds below which handing work to other threads costs more than it saves.
    private static final long WORTH_SHARING = 200_000;

    private final AttentionShape shape;
    private final StepLayout layout;
    private final RopeTable rope;
    private final AttentionWorker[] workers;
    private final AtomicInteger next = new AtomicInteger();
    private Phase phase = Phase.STORE;
    private LayerIo io;

    /// What the threads are doing.
    private enum Phase {
        STORE,
        ATTEND
    }

    /// @param threads most threads that compute at once
    public PagedAttention(AttentionShape shape, KvPool pool, int threads) {
        this.shape = shape;
        this.layout = new StepLayout(pool.shape().blockSize(), tileRows(shape));
        this.rope = new RopeTable(shape.rope(), shape.heads().headDim());
        this.workers = new AttentionWorker[threads];
        for (int i = 0; i < threads; i++) {
            workers[i] = new AttentionWorker(shape, pool, layout, rope);
        }
        this.io = new LayerIo(shape.heads(), 0, MemorySegment.NULL, MemorySegment.NULL);
    }

    /// Most rows of one tile.
    static int tileRows(AttentionShape shape) {
        return Math.max(1, TILE_QUERIES / shape.group());
    }

    /// Says what the next run computes.
    public void load(StepPlan plan) {
        layout.load(plan);
        rope.ensure(layout.longest());
    }

    @Override
    public void compute(int instance, KernelCall call) {
        int rows = layout.rows();
        long inputBytes = (long) rows * shape.heads().packedWidth() * Float.BYTES;
        io =
                new LayerIo(
                        shape.heads(),
                        instance,
                        call.input(0, inputBytes),
                        call.output(0, rows, shape.heads().queryWidth()));
        boolean shared =
                workers.length > 1 && layout.visits() * shape.heads().queryWidth() > WORTH_SHARING;
        run(Phase.STORE, call, shared && rows > STORE_ROWS);
        run(Phase.ATTEND, call, shared);
    }

    private void run(Phase which, KernelCall call, boolean shared) {
        phase = which;
        next.set(0);
        if (shared) {
            call.parallel(workers.length);
        } else {
            share(0);
        }
    }

    @Override
    public void share(int index) {
        AttentionWorker worker = workers[index];
        int count = items();
        for (int item = next.getAndIncrement(); item < count; item = next.getAndIncrement()) {
            work(worker, item);
        }
    }

    private int items() {
        return switch (phase) {
            case STORE -> (layout.rows() + STORE_ROWS - 1) / STORE_ROWS;
            case ATTEND -> layout.tiles() * shape.heads().kvHeads();
        };
    }

    private void work(AttentionWorker worker, int item) {
        int kvHeads = shape.heads().kvHeads();
        switch (phase) {
            case STORE -> {
                int first = item * STORE_ROWS;
                worker.store(io, first, Math.min(first + STORE_ROWS, layout.rows()));
            }
            case ATTEND -> worker.attend(io, item / kvHeads, item % kvHeads);
        }
    }
}
