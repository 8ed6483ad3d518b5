package dev.parley.engine.onnx.loop;

import dev.parley.api.engine.ModelInfo;
import dev.parley.engine.onnx.step.Logits;
import dev.parley.engine.onnx.step.ModelExecutor;
import dev.parley.engine.onnx.step.StepPlan;
import dev.parley.engine.onnx.step.StepPlan.Slice;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.function.Consumer;

/// A tiny exact model: it keeps token ids where a real one keeps keys and values, and its logits are a
/// hash of the whole sequence as read back through the block table. A wrong block is a wrong token.
final class RecallingExecutor implements ModelExecutor {

    static final int VOCABULARY = 300;

    private static final int NOTHING = -1;

    private final int blocks;
    private final int blockSize;
    private final int[] stored;
    private volatile Consumer<StepPlan> observer = plan -> {};
    private volatile boolean closed;

    RecallingExecutor(int blocks, int blockSize) {
        this.blocks = blocks;
        this.blockSize = blockSize;
        stored = new int[blocks * blockSize];
        Arrays.fill(stored, NOTHING);
    }

    /// Called with each plan on the engine thread before it runs; what it throws fails the step.
    void observe(Consumer<StepPlan> each) {
        observer = each;
    }

    boolean isClosed() {
        return closed;
    }

    @Override
    public ModelInfo model() {
        return new ModelInfo("Recalling", VOCABULARY, 1024, List.of(0), "float32", "cpu");
    }

    @Override
    public int blocks() {
        return blocks;
    }

    @Override
    public int blockSize() {
        return blockSize;
    }

    @Override
    public Logits execute(StepPlan plan) {
        observer.accept(plan);
        BitSet written = new BitSet();
        int row = 0;
        for (Slice slice : plan.slices()) {
            require(slice.firstRow() == row && slice.rows() > 0, "slices cover rows in order");
            store(plan, slice, written);
            row += slice.rows();
        }
        require(
                row == plan.tokens().length && row == plan.positions().length,
                "slices cover all rows");
        List<float[]> logits = new ArrayList<>();
        for (int wanted : plan.logitRows()) {
            logits.add(logits(plan, wanted));
        }
        return (index, target) -> System.arraycopy(logits.get(index), 0, target, 0, VOCABULARY);
    }

    @Override
    public void close() {
        closed = true;
    }

    /// What the model gives after `tokens`.
    static float[] logits(int[] tokens, int length) {
        long hash = 17;
        for (int i = 0; i < length; i++) {
            hash = mix(hash ^ tokens[i]);
        }
        float[] row = new float[VOCABULARY];
        for (int id = 0; id < VOCABULARY; id++) {
            row[id] = (mix(hash + id) >>> 40) / (float) (1 << 21) - 4f;
        }
        return row;
    }

    private void store(StepPlan plan, Slice slice, BitSet written) {
        for (int i = 0; i < slice.rows(); i++) {
            int position = slice.context() + i;
            require(
                    plan.positions()[slice.firstRow() + i] == position,
                    "rows continue the context");
            int slot = slot(slice, position);
            require(!written.get(slot), "no two rows share a slot");
            written.set(slot);
            stored[slot] = plan.tokens()[slice.firstRow() + i];
        }
    }

    private float[] logits(StepPlan plan, int row) {
        Slice slice =
                plan.slices().stream()
                        .filter(
                                each ->
                                        row >= each.firstRow()
                                                && row < each.firstRow() + each.rows())
                        .findFirst()
                        .orElseThrow();
        int length = slice.context() + row - slice.firstRow() + 1;
        int[] tokens = new int[length];
        for (int i = 0; i < length; i++) {
            tokens[i] = stored[slot(slice, i)];
        }
        return logits(tokens, length);
    }

    private int slot(Slice slice, int position) {
        int block = slice.blocks()[position / blockSize];
        require(block >= 0 && block < blocks, "blocks are in the pool");
        return block * blockSize + position % blockSize;
    }

    private static void require(boolean condition, String what) {
        if (!condition) {
            throw new IllegalStateException("broken plan: " + what);
        }
    }

    private static long mix(long value) {
        long z = value * 0x9E3779B97F4A7C15L;
        z = (z ^ (z >>> 29)) * 0xBF58476D1CE4E5B9L;
        return z ^ (z >>> 32);
    }
}
