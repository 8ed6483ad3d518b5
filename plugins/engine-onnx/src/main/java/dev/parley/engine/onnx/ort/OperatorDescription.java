package dev.parley.engine.onnx.ort;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/// Writes the C struct `OrtCustomOp`: a version and a table of functions, one slot of 8 bytes each.
final class OperatorDescription {

    private static final int SLOTS = 32;
    private static final int REQUIRED = 0;

    private OperatorDescription() {}

    static MemorySegment write(CustomOperator operator, String name, Arena owner) {
        MemorySegment struct = owner.allocate(ADDRESS, SLOTS);
        struct.set(JAVA_INT, 0, OrtApi.VERSION);
        MemorySegment elementType = Upcalls.constant(ElementType.FLOAT32.code(), owner, ADDRESS, JAVA_LONG);
        MemorySegment zeroOfArgument = Upcalls.constant(REQUIRED, owner, ADDRESS, JAVA_LONG);
        MemorySegment one = Upcalls.constant(1, owner, ADDRESS);
        MemorySegment count = Upcalls.constant(1L, owner, ADDRESS);
        set(struct, 2, Upcalls.constant(owner.allocateFrom(name), owner, ADDRESS));
        set(struct, 3, Upcalls.constant(MemorySegment.NULL, owner, ADDRESS));
        set(struct, 4, elementType);
        set(struct, 5, count);
        set(struct, 6, elementType);
        set(struct, 7, count);
        set(struct, 9, Upcalls.nothing(owner, ADDRESS));
        set(struct, 10, zeroOfArgument);
        set(struct, 11, zeroOfArgument);
        set(struct, 12, zeroOfArgument);
        for (int variadic = 13; variadic <= 16; variadic++) {
            set(struct, variadic, one);
        }
        set(struct, 17, Upcalls.create(operator, owner));
        set(struct, 18, Upcalls.compute(operator, owner));
        set(struct, 20, one);
        set(struct, 21, Upcalls.constant(Integer.MAX_VALUE, owner, ADDRESS));
        return struct;
    }

    private static void set(MemorySegment struct, int slot, MemorySegment function) {
        struct.setAtIndex(ADDRESS, slot, function);
    }
}
