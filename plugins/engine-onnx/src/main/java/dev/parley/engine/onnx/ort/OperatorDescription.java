package dev.parley.engine.onnx.ort;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/// Writes the C struct `OrtCustomOp`: a version, then a table of functions, one word each.
///
/// Most of them answer with a constant: one float32 input and output, both required and not variadic, in
/// the first version of the operator, for the processor.
final class OperatorDescription {

    private static final int WORDS = 32;
    private static final int NAME = 2;
    private static final int CREATE_KERNEL = 17;
    private static final int COMPUTE_KERNEL = 18;

    /// Input type (float32), input count, output type, output count, arities, homogeneities, versions.
    private static final int[] ONES = {4, 5, 6, 7, 13, 14, 15, 16, 20, 21};

    /// Execution provider, destruction of a kernel, input and output kinds, memory type.
    private static final int[] ZEROS = {3, 9, 10, 11, 12};

    private OperatorDescription() {}

    static MemorySegment write(CustomOperator operator, String name, Arena owner) {
        MemorySegment struct = owner.allocate(ADDRESS, WORDS);
        struct.set(JAVA_INT, 0, OrtApi.VERSION);
        set(struct, Upcalls.constant(owner.allocateFrom(name).address(), owner), NAME);
        set(struct, Upcalls.constant(1, owner), ONES);
        set(struct, Upcalls.constant(0, owner), ZEROS);
        set(struct, Upcalls.create(operator, owner), CREATE_KERNEL);
        set(struct, Upcalls.compute(operator, owner), COMPUTE_KERNEL);
        return struct;
    }

    private static void set(MemorySegment struct, MemorySegment function, int... words) {
        for (int word : words) {
            struct.setAtIndex(ADDRESS, word, function);
        }
    }
}
