package dev.parley.engine.onnx.ort;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;

/// Large zeroed memory whose pages the system provides when they are first touched.
public final class NativeMemory {

    private NativeMemory() {}

    private static final int ALIGNMENT = 64;

    /// Memory full of zeros, aligned for vectors, freed with `owner`.
    ///
    /// @throws OutOfMemoryError when the system has not that much
    @SuppressWarnings("restricted")
    public static MemorySegment zeroed(long bytes, Arena owner) {
        Linker linker = Linker.nativeLinker();
        var allocate = linker.downcallHandle(
                linker.defaultLookup().findOrThrow("calloc"), FunctionDescriptor.of(ADDRESS, JAVA_LONG, JAVA_LONG));
        var free = linker.downcallHandle(
                linker.defaultLookup().findOrThrow("free"), FunctionDescriptor.ofVoid(ADDRESS));
        try {
            long reserved = bytes + ALIGNMENT;
            MemorySegment memory = (MemorySegment) allocate.invokeExact(1L, reserved);
            if (memory.address() == 0) {
                throw new OutOfMemoryError("no %d bytes of native memory".formatted(bytes));
            }
            MemorySegment owned = memory.reinterpret(reserved, owner, segment -> free(free, segment));
            return owned.asSlice(Math.floorMod(-memory.address(), ALIGNMENT), bytes);
        } catch (Throwable e) {
            throw OrtApi.unexpected(e);
        }
    }

    private static void free(MethodHandle free, MemorySegment memory) {
        try {
            free.invokeExact(memory);
        } catch (Throwable e) {
            throw OrtApi.unexpected(e);
        }
    }
}
