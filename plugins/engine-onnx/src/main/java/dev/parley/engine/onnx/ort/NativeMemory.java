package dev.parley.engine.onnx.ort;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;

/// Large zeroed memory whose pages the system provides when they are first touched.
public final class NativeMemory {

    private NativeMemory() {}

    /// Memory full of zeros, 16-byte aligned, freed with `owner`.
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
            MemorySegment memory = (MemorySegment) allocate.invokeExact(1L, bytes);
            if (memory.address() == 0) {
                throw new OutOfMemoryError("no %d bytes of native memory".formatted(bytes));
            }
            return memory.reinterpret(bytes, owner, segment -> {
                try {
                    free.invokeExact(segment);
                } catch (Throwable e) {
                    throw OrtApi.unexpected(e);
                }
            });
        } catch (Throwable e) {
            throw OrtApi.unexpected(e);
        }
    }
}
