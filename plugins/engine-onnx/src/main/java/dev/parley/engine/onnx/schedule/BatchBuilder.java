package dev.parley.engine.onnx.schedule;

import dev.parley.engine.onnx.schedule.Batch.Share;
import dev.parley.engine.onnx.step.StepPlan;
import dev.parley.engine.onnx.step.StepPlan.Slice;

import java.util.ArrayList;
import java.util.List;

/// Packs the planned rows of all sequences into one step.
final class BatchBuilder<R extends Schedulable> {

    private final List<R> running;
    private final int[] tokens;
    private final int[] positions;
    private final int[] logitRows;
    private final List<Slice> slices;
    private final List<Share<R>> shares;
    private int row;
    private int logitRow;

    BatchBuilder(List<R> running) {
        this.running = running;
        int rows = 0;
        int logits = 0;
        for (R owner : running) {
            Sequence sequence = owner.sequence();
            rows += sequence.planned();
            if (sequence.planned() > 0) {
                logits += sequence.plannedPromptRows() + sequence.plannedSampleRows();
            }
        }
        tokens = new int[rows];
        positions = new int[rows];
        logitRows = new int[logits];
        slices = new ArrayList<>(running.size());
        shares = new ArrayList<>(running.size());
    }

    Batch<R> build() {
        for (R owner : running) {
            if (owner.sequence().planned() > 0) {
                add(owner, owner.sequence());
            }
        }
        return new Batch<>(new StepPlan(tokens, positions, slices, logitRows), shares);
    }

    private void add(R owner, Sequence sequence) {
        int rows = sequence.planned();
        int context = sequence.computed();
        int promptRows = sequence.plannedPromptRows();
        int sampleRows = sequence.plannedSampleRows();
        sequence.tokens().copy(context, rows, tokens, row);
        for (int i = 0; i < rows; i++) {
            positions[row + i] = context + i;
        }
        slices.add(new Slice(row, rows, context, sequence.kv().blocks()));
        shares.add(new Share<>(owner, logitRow, promptRows, sequence.firstPromptRow(), sampleRows));
        for (int i = 0; i < promptRows; i++) {
            logitRows[logitRow++] = row + sequence.firstPromptRow() - context + i;
        }
        row += rows;
        if (sampleRows == 1) {
            logitRows[logitRow++] = row - 1;
        }
    }
}
