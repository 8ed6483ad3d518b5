package dev.parley.engine.onnx.attention;

import dev.parley.engine.onnx.step.StepPlan;
import dev.parley.engine.onnx.step.StepPlan.Slice;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.List;

/// Computes attention of made-up sequences on a thread of its own, so that the kernels are compiled
/// while ONNX Runtime prepares a session. Ends when closed.
public final class Rehearsal implements AutoCloseable {

    private static final int ROWS = 24;
    private static final int BLOCKS = 4;

    private final AttentionShape shape;
    private final KvPool.Shape stored;
    private final Thread thread;
    private volatile boolean over;

    private Rehearsal(AttentionShape shape, KvPool.Shape stored) {
        this.shape = shape;
        this.stored = new KvPool.Shape(1, stored.kvHeads(), stored.headDim(), stored.blockSize());
        this.thread = Thread.ofPlatform().name("parley-rehearsal").daemon().unstarted(this::run);
    }

    /// Starts to compute.
    public static Rehearsal start(AttentionShape shape, KvPool.Shape stored) {
        Rehearsal rehearsal = new Rehearsal(shape, stored);
        rehearsal.thread.start();
        return rehearsal;
    }

    private void run() {
        try (Arena arena = Arena.ofConfined()) {
            KvPool pool = KvPool.allocate(stored, BLOCKS, arena);
            StepLayout layout = new StepLayout(stored.blockSize(), PagedAttention.tileRows(shape));
            RopeTable rope = new RopeTable(shape.rope(), stored.headDim());
            AttentionWorker worker = new AttentionWorker(shape, pool, layout, rope);
            MemorySegment input =
                    arena.allocate((long) ROWS * shape.heads().packedWidth() * Float.BYTES);
            MemorySegment output =
                    arena.allocate((long) ROWS * shape.heads().queryWidth() * Float.BYTES);
            LayerIo io = new LayerIo(shape.heads(), 0, input, output);
            int rows = Math.min(ROWS, BLOCKS * stored.blockSize());
            rope.ensure(rows);
            while (!over) {
                step(worker, layout, io, new Slice(0, rows, 0, new int[] {3, 1, 2, 0}));
                step(worker, layout, io, new Slice(0, 1, rows - 1, new int[] {3, 1, 2, 0}));
            }
        }
    }

    private void step(AttentionWorker worker, StepLayout layout, LayerIo io, Slice slice) {
        layout.load(
                new StepPlan(
                        new int[slice.rows()], new int[slice.rows()], List.of(slice), new int[0]));
        worker.store(io, 0, slice.rows());
        for (int tile = 0; tile < layout.tiles() && !over; tile++) {
            for (int head = 0; head < shape.heads().kvHeads(); head++) {
                worker.attend(io, tile, head);
            }
        }
    }

    /// Ends the computation and waits for its thread.
    @Override
    public void close() {
        over = true;
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
