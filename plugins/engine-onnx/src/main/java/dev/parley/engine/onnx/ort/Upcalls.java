package dev.parley.engine.onnx.ort;

import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;

/// C function pointers that lead into Java. Parameters and results are machine words, as in
/// [NativeCalls]. No exception may leave what they call: it would end the process.
final class Upcalls {

    private static final MethodHandles.Lookup LOOKUP = MethodHandles.lookup();

    private Upcalls() {}

    /// `OrtStatus* (operator, table, info, out)`.
    static MemorySegment create(CustomOperator operator, Arena owner) {
        return bind(
                operator,
                "create",
                FunctionDescriptor.of(JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG),
                owner);
    }

    /// `OrtStatus* (kernel, context)`.
    static MemorySegment compute(CustomOperator operator, Arena owner) {
        return bind(
                operator, "compute", FunctionDescriptor.of(JAVA_LONG, JAVA_LONG, JAVA_LONG), owner);
    }

    /// `void (user, index)`.
    static MemorySegment share(CustomOperator operator, Arena owner) {
        return bind(operator, "share", FunctionDescriptor.ofVoid(JAVA_LONG, JAVA_LONG), owner);
    }

    /// A function that returns the same whatever it is asked: a number or a pointer.
    static MemorySegment constant(long value, Arena owner) {
        return link(
                MethodHandles.constant(long.class, value), FunctionDescriptor.of(JAVA_LONG), owner);
    }

    /// The word at an address that C gave.
    @SuppressWarnings("restricted")
    static MemorySegment place(long address) {
        return MemorySegment.ofAddress(address).reinterpret(Long.BYTES);
    }

    private static MemorySegment bind(
            CustomOperator operator, String method, FunctionDescriptor type, Arena owner) {
        try {
            return link(LOOKUP.bind(operator, method, type.toMethodType()), type, owner);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    @SuppressWarnings("restricted")
    private static MemorySegment link(MethodHandle target, FunctionDescriptor type, Arena owner) {
        return Linker.nativeLinker().upcallStub(target, type, owner);
    }
}
