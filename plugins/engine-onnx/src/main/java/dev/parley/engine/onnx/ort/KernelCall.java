package dev.parley.engine.onnx.ort;

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
    private static final int DIMENSIONS = 2;

    private final OrtApi api;
    private final MemorySegment getInput;
    private final MemorySegment getOutput;
    private final MemorySegment tensorData;
    private final MemorySegment parallelFor;
    private final MemorySegment share;
    private final MemorySegment out;
    private final MemorySegment shape;
    private long context;

    /// @param share the upcall that runs one share
    KernelCall(OrtApi api, MemorySegment share, Arena owner) {
        this.api = api;
        this.share = share;
        this.getInput = api.function(GET_INPUT);
        this.getOutput = api.function(GET_OUTPUT);
        this.tensorData = api.function(TENSOR_DATA);
        this.parallelFor = api.function(PARALLEL_FOR);
        this.out = owner.allocate(JAVA_LONG);
        this.shape = owner.allocate(JAVA_LONG, DIMENSIONS);
    }

    void enter(long current) {
        context = current;
    }

    /// The elements of an input.
    ///
    /// @param bytes its size, known from the graph
    public MemorySegment input(int index, long bytes) {
        api.check(NativeCalls.call(getInput, context, index, out.address()));
        return data(bytes);
    }

    /// Room for a float32 output.
    public MemorySegment output(int index, long rows, long columns) {
        shape.setAtIndex(JAVA_LONG, 0, rows);
        shape.setAtIndex(JAVA_LONG, 1, columns);
        api.check(
                NativeCalls.call(
                        getOutput, context, index, shape.address(), DIMENSIONS, out.address()));
        return data(rows * columns * Float.BYTES);
    }

    /// Runs [Kernel#share] for 0 to `shares`, exclusive, on ONNX Runtime's threads and this one.
    /// Returns when all are done.
    public void parallel(int shares) {
        api.check(NativeCalls.call(parallelFor, context, share.address(), shares, 0, 0));
    }

    @SuppressWarnings("restricted")
    private MemorySegment data(long bytes) {
        api.check(NativeCalls.call(tensorData, out.get(JAVA_LONG, 0), out.address(), 0));
        return MemorySegment.ofAddress(out.get(JAVA_LONG, 0)).reinterpret(bytes);
    }
}
