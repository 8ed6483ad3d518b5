package dev.parley.engine.onnx.sample;

/// The n best tokens of a row: greatest value first, of equal values the lowest id. A heap whose root
/// is the worst one kept, so most of the row is skipped by one comparison per vector.
final class TopTokens {

    private float[] values = new float[64];
    private int[] ids = new int[64];
    private int size;

    /// Finds the `n` best of the first `length` values, or all when there are fewer.
    void find(float[] row, int length, int n) {
        size = Math.min(n, length);
        if (size == 0) {
            return;
        }
        if (values.length < size) {
            values = new float[size];
            ids = new int[size];
        }
        fill(row);
        int id = RowKernels.nextGreater(row, size, length, values[0]);
        while (id < length) {
            values[0] = row[id];
            ids[0] = id;
            sink(0, size);
            id = RowKernels.nextGreater(row, id + 1, length, values[0]);
        }
    }

    /// Value of the worst one found.
    float worst() {
        return values[0];
    }

    /// Orders what was found, best first; ends the use of [#worst()].
    void sort() {
        for (int end = size - 1; end > 0; end--) {
            swap(0, end);
            sink(0, end);
        }
    }

    int size() {
        return size;
    }

    int id(int index) {
        return ids[index];
    }

    float value(int index) {
        return values[index];
    }

    private void fill(float[] row) {
        for (int i = 0; i < size; i++) {
            values[i] = row[i];
            ids[i] = i;
        }
        for (int i = size / 2 - 1; i >= 0; i--) {
            sink(i, size);
        }
    }

    private void sink(int start, int end) {
        int parent = start;
        while (true) {
            int child = 2 * parent + 1;
            if (child >= end) {
                return;
            }
            if (child + 1 < end && worse(child + 1, child)) {
                child++;
            }
            if (!worse(child, parent)) {
                return;
            }
            swap(child, parent);
            parent = child;
        }
    }

    private boolean worse(int a, int b) {
        return values[a] < values[b] || (values[a] == values[b] && ids[a] > ids[b]);
    }

    private void swap(int a, int b) {
        float value = values[a];
        values[a] = values[b];
        values[b] = value;
        int id = ids[a];
        ids[a] = ids[b];
        ids[b] = id;
    }
}
