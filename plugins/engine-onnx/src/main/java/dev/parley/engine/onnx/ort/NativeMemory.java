package dev.parley.engine.onnx.ort;

import java.lang.foreign.Arena;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;

/// Large zeroed memory whose pages the system provides when they are first touched.
public final class NativeMemory {

    private NativeMemory() {}

    private static final int ALIGNMENT = 64;

    /// Memory full of zeros, aligned for vectors, freed with `owner`.
    ///
    /// @throws OutOfMemoryError when the system has not that much
    @SuppressWarnings("restricted")
    public static MemorySegment zeroed(long bytes, Arena owner) {
        SymbolLookup library = Linker.nativeLinker().defaultLookup();
        MemorySegment free = library.findOrThrow("free");
        long reserved = bytes + ALIGNMENT;
        long address = NativeCalls.call(library.findOrThrow("calloc"), 1, reserved, 0);
        if (address == 0) {
            throw new OutOfMemoryError("no %d bytes of native memory".formatted(bytes));
        }
        return MemorySegment.ofAddress(address)
                .reinterpret(
                        reserved, owner, memory -> NativeCalls.call(free, memory.address(), 0, 0))
                .asSlice(Math.floorMod(-address, ALIGNMENT), bytes);
    }
}
