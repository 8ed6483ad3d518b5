package dev.parley.engine.onnx.execute;

import static java.lang.foreign.ValueLayout.JAVA_FLOAT;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import dev.parley.api.engine.ModelInfo;
import dev.parley.engine.onnx.attention.KvPool;
import dev.parley.engine.onnx.attention.PagedAttention;
import dev.parley.engine.onnx.ort.ElementType;
import dev.parley.engine.onnx.ort.OrtEnvironment;
import dev.parley.engine.onnx.ort.OrtSession;
import dev.parley.engine.onnx.ort.OrtTensor;
import dev.parley.engine.onnx.step.Logits;
import dev.parley.engine.onnx.step.ModelExecutor;
import dev.parley.engine.onnx.step.StepPlan;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/// Runs steps of a decoder on the processor. Buffers are kept from step to step.
final class DecoderExecutor implements ModelExecutor, Logits {

    private final ModelInfo model;
    private final KvPool pool;
    private final PagedAttention attention;
    private final Resources resources;
    private final RowTensor tokens;
    private final RowTensor logitRows;
    private final RowTensor logits;
    private final OrtTensor[] inputs;
    private final OrtTensor[] outputs;

    /// What a decoder runs in; all of it is closed with the executor.
    ///
    /// @param environment closed last
    /// @param owner of the pool, the operators and the mapped weights
    /// @param session closed first
    record Resources(OrtEnvironment environment, Arena owner, OrtSession session) {}

    /// @param rows most rows expected in a step; more are possible
    DecoderExecutor(
            ModelInfo model, KvPool pool, PagedAttention attention, Resources resources, int rows) {
        this.model = model;
        this.pool = pool;
        this.attention = attention;
        this.resources = resources;
        OrtEnvironment environment = resources.environment();
        this.tokens = new RowTensor(environment, ElementType.INT32, rows);
        this.logitRows = new RowTensor(environment, ElementType.INT32, rows);
        this.logits = new RowTensor(environment, ElementType.FLOAT32, 16, model.vocabularySize());
        this.inputs = new OrtTensor[] {tokens.rows(0), logitRows.rows(0)};
        this.outputs = new OrtTensor[] {logits.rows(0)};
    }

    @Override
    public ModelInfo model() {
        return model;
    }

    @Override
    public int blocks() {
        return pool.blocks();
    }

    @Override
    public int blockSize() {
        return pool.shape().blockSize();
    }

    @Override
    public Logits execute(StepPlan plan) {
        attention.load(plan);
        inputs[0] = fill(tokens, plan.tokens());
        inputs[1] = fill(logitRows, plan.logitRows());
        outputs[0] = logits.rows(plan.logitRows().length);
        resources.session().run(inputs, outputs);
        return this;
    }

    private static OrtTensor fill(RowTensor target, int[] values) {
        OrtTensor tensor = target.rows(values.length);
        MemorySegment.copy(values, 0, target.memory(), JAVA_INT, 0, values.length);
        return tensor;
    }

    @Override
    public void copyRow(int row, float[] target) {
        int size = model.vocabularySize();
        MemorySegment.copy(
                logits.memory(), JAVA_FLOAT, (long) row * size * Float.BYTES, target, 0, size);
    }

    @Override
    public void close() {
        resources.session().close();
        logits.close();
        logitRows.close();
        tokens.close();
        resources.owner().close();
        resources.environment().close();
    }
}
