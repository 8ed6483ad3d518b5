package dev.parley.engine.onnx.ort;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/// What a kernel reads, writes and shares while it computes one node. Belongs to the thread that runs
/// the session.
public final class KernelCall {

    private static final int GET_INPUT = 90;
    private static final int GET_OUTPUT = 91;
    private static final int TENSOR_DATA = 51;
    private static final int PARALLEL_FOR = 274;

    private final OrtApi api;
    private final MemorySegment getInput;
    private final MemorySegment getOutput;
    private final MemorySegment tensorData;
    private final MemorySegment parallelFor;
    private final MemorySegment share;
    private final MemorySegment out;
    private final MemorySegment shape;
    private MemorySegment context = MemorySegment.NULL;

    /// @param share the upcall that runs one share
    KernelCall(OrtApi api, MemorySegment share, Arena owner) {
        this.api = api;
        this.share = share;
        this.getInput = api.function(GET_INPUT);
        this.getOutput = api.function(GET_OUTPUT);
        this.tensorData = api.function(TENSOR_DATA);
        this.parallelFor = api.function(PARALLEL_FOR);
        this.out = owner.allocate(ADDRESS);
        this.shape = owner.allocate(JAVA_LONG, 2);
    }

    void enter(MemorySegment current) {
        context = current;
    }

    /// The elements of an input.
    ///
    /// @param bytes its size, known from the graph
    @SuppressWarnings("restricted")
    public MemorySegment input(int index, long bytes) {
        try {
            api.check((MemorySegment) CFunctions.QUICK_PJP.invokeExact(getInput, context, (long) index, out));
            return data().reinterpret(bytes);
        } catch (Throwable e) {
            throw OrtApi.unexpected(e);
        }
    }

    /// Room for a float32 output.
    @SuppressWarnings("restricted")
    public MemorySegment output(int index, long rows, long columns) {
        shape.set(JAVA_LONG, 0, rows);
        shape.set(JAVA_LONG, Long.BYTES, columns);
        try {
            api.check((MemorySegment)
                    CFunctions.QUICK_PJPJP.invokeExact(getOutput, context, (long) index, shape, 2L, out));
            return data().reinterpret(rows * columns * Float.BYTES);
        } catch (Throwable e) {
            throw OrtApi.unexpected(e);
        }
    }

    /// Runs [Kernel#share] for 0 to `shares`, exclusive, on ONNX Runtime's threads and this one.
    /// Returns when all are done.
    public void parallel(int shares) {
        try {
            api.check((MemorySegment) CFunctions.PPJJP.invokeExact(
                    parallelFor, context, share, (long) shares, 0L, MemorySegment.NULL));
        } catch (Throwable e) {
            throw OrtApi.unexpected(e);
        }
    }

    private MemorySegment data() throws Throwable {
        MemorySegment value = out.get(ADDRESS, 0);
        api.check((MemorySegment) CFunctions.QUICK_PP.invokeExact(tensorData, value, out));
        return out.get(ADDRESS, 0);
    }
}
