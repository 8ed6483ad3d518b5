package dev.parley.engine.onnx.ort;

import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.util.Collections;

/// Calls C functions whose parameters are pointers, sizes and small numbers: each one machine word, on
/// every platform served. So three call shapes do for all, and linking a shape is what costs at start.
/// Words beyond a function's own parameters are ignored by it.
final class NativeCalls {

    private static final MethodHandle THREE = shape(3);
    private static final MethodHandle FIVE = shape(5);
    private static final MethodHandle EIGHT = shape(8);

    private NativeCalls() {}

    @SuppressWarnings("restricted")
    private static MethodHandle shape(int words) {
        MemoryLayout[] parameters =
                Collections.nCopies(words, JAVA_LONG).toArray(MemoryLayout[]::new);
        return Linker.nativeLinker().downcallHandle(FunctionDescriptor.of(JAVA_LONG, parameters));
    }

    /// Calls a function of up to three parameters.
    static long call(MemorySegment function, long a, long b, long c) {
        try {
            return (long) THREE.invokeExact(function, a, b, c);
        } catch (Throwable e) {
            throw unexpected(e);
        }
    }

    /// Calls a function of four or five parameters.
    static long call(MemorySegment function, long a, long b, long c, long d, long e) {
        try {
            return (long) FIVE.invokeExact(function, a, b, c, d, e);
        } catch (Throwable failure) {
            throw unexpected(failure);
        }
    }

    /// Calls a function of six to eight parameters, given as words.
    static long call(MemorySegment function, long... w) {
        try {
            return (long)
                    EIGHT.invokeExact(function, w[0], w[1], w[2], w[3], w[4], w[5], w[6], w[7]);
        } catch (Throwable e) {
            throw unexpected(e);
        }
    }

    /// What a downcall throws is a defect of this package.
    static RuntimeException unexpected(Throwable cause) {
        return new IllegalStateException("a native call failed", cause);
    }
}
