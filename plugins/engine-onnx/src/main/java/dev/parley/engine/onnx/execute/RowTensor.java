package dev.parley.engine.onnx.execute;

import dev.parley.engine.onnx.ort.ElementType;
import dev.parley.engine.onnx.ort.NativeMemory;
import dev.parley.engine.onnx.ort.OrtEnvironment;
import dev.parley.engine.onnx.ort.OrtTensor;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/// A tensor whose number of rows changes from step to step while its memory stays, unless it must
/// grow. One thread.
final class RowTensor implements AutoCloseable {

    private final OrtEnvironment environment;
    private final ElementType type;
    private final long[] shape;
    private final long rowBytes;
    private Arena owner = Arena.ofShared();
    private MemorySegment memory;
    private OrtTensor tensor;

    /// @param capacity rows to reserve memory for at first
    /// @param columns elements per row; none makes a tensor of one dimension
    RowTensor(OrtEnvironment environment, ElementType type, long capacity, long... columns) {
        this.environment = environment;
        this.type = type;
        this.shape = new long[columns.length + 1];
        long bytes = type.size();
        for (int i = 0; i < columns.length; i++) {
            shape[i + 1] = columns[i];
            bytes *= columns[i];
        }
        this.rowBytes = bytes;
        this.memory = NativeMemory.zeroed(capacity * rowBytes, owner);
        this.tensor = view();
    }

    /// Its memory, from the first row on.
    MemorySegment memory() {
        return memory;
    }

    /// The tensor with this many rows, valid until the next call.
    OrtTensor rows(long rows) {
        if (rows != shape[0]) {
            tensor.close();
            if (rows * rowBytes > memory.byteSize()) {
                grow(rows);
            }
            shape[0] = rows;
            tensor = view();
        }
        return tensor;
    }

    private void grow(long rows) {
        long bytes = Math.max(rows * rowBytes, 2 * memory.byteSize());
        owner.close();
        owner = Arena.ofShared();
        memory = NativeMemory.zeroed(bytes, owner);
    }

    private OrtTensor view() {
        return OrtTensor.over(environment, memory.asSlice(0, shape[0] * rowBytes), type, shape);
    }

    @Override
    public void close() {
        tensor.close();
        owner.close();
    }
}
