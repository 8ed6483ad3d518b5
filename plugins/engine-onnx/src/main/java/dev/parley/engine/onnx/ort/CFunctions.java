package dev.parley.engine.onnx.ort;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.invoke.MethodHandle;

/// Call shapes of C functions, named by their parameters: `P` pointer, `I` int, `J` size. Each returns
/// a pointer, mostly an `OrtStatus*`. The function's address is the first argument of every handle.
final class CFunctions {

    static final MethodHandle P = shape(ADDRESS);
    static final MethodHandle PI = shape(ADDRESS, JAVA_INT);
    static final MethodHandle IP = shape(JAVA_INT, ADDRESS);
    static final MethodHandle IIP = shape(JAVA_INT, JAVA_INT, ADDRESS);
    static final MethodHandle IPP = shape(JAVA_INT, ADDRESS, ADDRESS);
    static final MethodHandle PP = shape(ADDRESS, ADDRESS);
    static final MethodHandle PPP = shape(ADDRESS, ADDRESS, ADDRESS);
    static final MethodHandle PPPJ = shape(ADDRESS, ADDRESS, ADDRESS, JAVA_LONG);
    static final MethodHandle PPJJP = shape(ADDRESS, ADDRESS, JAVA_LONG, JAVA_LONG, ADDRESS);
    static final MethodHandle PPJPP = shape(ADDRESS, ADDRESS, JAVA_LONG, ADDRESS, ADDRESS);
    static final MethodHandle PPJPJIP = shape(ADDRESS, ADDRESS, JAVA_LONG, ADDRESS, JAVA_LONG, JAVA_INT, ADDRESS);
    static final MethodHandle PPPPJPJP =
            shape(ADDRESS, ADDRESS, ADDRESS, ADDRESS, JAVA_LONG, ADDRESS, JAVA_LONG, ADDRESS);

    /// For release functions, which return nothing.
    static final MethodHandle RELEASE = release();

    /// For functions that return at once and never call back.
    static final MethodHandle QUICK_PP = quick(ADDRESS, ADDRESS);
    static final MethodHandle QUICK_PJP = quick(ADDRESS, JAVA_LONG, ADDRESS);
    static final MethodHandle QUICK_PJPJP = quick(ADDRESS, JAVA_LONG, ADDRESS, JAVA_LONG, ADDRESS);

    private CFunctions() {}

    @SuppressWarnings("restricted")
    private static MethodHandle release() {
        return Linker.nativeLinker().downcallHandle(FunctionDescriptor.ofVoid(ADDRESS));
    }

    @SuppressWarnings("restricted")
    private static MethodHandle shape(MemoryLayout... parameters) {
        return Linker.nativeLinker().downcallHandle(FunctionDescriptor.of(ADDRESS, parameters));
    }

    @SuppressWarnings("restricted")
    private static MethodHandle quick(MemoryLayout... parameters) {
        return Linker.nativeLinker()
                .downcallHandle(FunctionDescriptor.of(ADDRESS, parameters), Linker.Option.critical(false));
    }
}
