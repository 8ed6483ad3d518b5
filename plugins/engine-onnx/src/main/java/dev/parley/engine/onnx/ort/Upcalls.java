package dev.parley.engine.onnx.ort;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;

/// C function pointers that lead into Java. No exception may leave what they call: it would end the
/// process.
final class Upcalls {

    private static final MethodHandles.Lookup LOOKUP = MethodHandles.lookup();

    private Upcalls() {}

    /// `OrtStatus* (op, api, info, kernel)`.
    static MemorySegment create(CustomOperator operator, Arena owner) {
        return bind(operator, "create", FunctionDescriptor.of(ADDRESS, ADDRESS, ADDRESS, ADDRESS, ADDRESS), owner);
    }

    /// `OrtStatus* (kernel, context)`.
    static MemorySegment compute(CustomOperator operator, Arena owner) {
        return bind(operator, "compute", FunctionDescriptor.of(ADDRESS, ADDRESS, ADDRESS), owner);
    }

    /// `void (user, index)`.
    static MemorySegment share(CustomOperator operator, Arena owner) {
        return bind(operator, "share", FunctionDescriptor.ofVoid(ADDRESS, JAVA_LONG), owner);
    }

    /// A function that returns an int whatever it is asked.
    static MemorySegment constant(int value, Arena owner, MemoryLayout... parameters) {
        return stub(MethodHandles.constant(int.class, value), FunctionDescriptor.of(JAVA_INT, parameters), owner);
    }

    /// A function that returns a size whatever it is asked.
    static MemorySegment constant(long value, Arena owner, MemoryLayout... parameters) {
        return stub(MethodHandles.constant(long.class, value), FunctionDescriptor.of(JAVA_LONG, parameters), owner);
    }

    /// A function that returns a pointer whatever it is asked.
    static MemorySegment constant(MemorySegment value, Arena owner, MemoryLayout... parameters) {
        return stub(
                MethodHandles.constant(MemorySegment.class, value), FunctionDescriptor.of(ADDRESS, parameters), owner);
    }

    /// A function that does nothing.
    static MemorySegment nothing(Arena owner, MemoryLayout... parameters) {
        return stub(MethodHandles.zero(void.class), FunctionDescriptor.ofVoid(parameters), owner);
    }

    /// A place for one pointer at an address that C gave.
    @SuppressWarnings("restricted")
    static MemorySegment pointer(MemorySegment address) {
        return address.reinterpret(ADDRESS.byteSize());
    }

    private static MemorySegment bind(CustomOperator operator, String method, FunctionDescriptor type, Arena owner) {
        try {
            MethodHandle target = LOOKUP.bind(operator, method, type.toMethodType());
            return link(target, type, owner);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static MemorySegment stub(MethodHandle constant, FunctionDescriptor type, Arena owner) {
        MethodType parameters = type.toMethodType();
        return link(MethodHandles.dropArguments(constant, 0, parameters.parameterList()), type, owner);
    }

    @SuppressWarnings("restricted")
    private static MemorySegment link(MethodHandle target, FunctionDescriptor type, Arena owner) {
        return Linker.nativeLinker().upcallStub(target, type, owner);
    }
}
