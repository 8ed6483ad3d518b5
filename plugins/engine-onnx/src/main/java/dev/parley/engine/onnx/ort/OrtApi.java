package dev.parley.engine.onnx.ort;

import static java.lang.foreign.ValueLayout.ADDRESS;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.nio.file.Path;
import java.util.NoSuchElementException;

/// The table of C functions of one loaded library, and its way to report errors.
///
/// A function is its place in the table, whose order only ever grows. Handles are plain addresses: who
/// holds one releases it.
final class OrtApi {

    /// Version of the API that is asked for.
    static final int VERSION = 22;

    private static final int CREATE_STATUS = 0;
    private static final int GET_ERROR_MESSAGE = 2;
    private static final int RELEASE_STATUS = 93;
    private static final int TABLE_SIZE = 280;
    private static final int FAILED = 1;

    private final MemorySegment table;
    private final String libraryVersion;

    private OrtApi(MemorySegment table, String libraryVersion) {
        this.table = table;
        this.libraryVersion = libraryVersion;
    }

    /// Loads the library for the rest of the process: its threads may outlive every session.
    @SuppressWarnings("restricted")
    static OrtApi load(Path library) {
        MemorySegment entry = entry(library);
        MemorySegment base =
                MemorySegment.ofAddress(NativeCalls.call(entry, 0, 0, 0))
                        .reinterpret(2 * ADDRESS.byteSize());
        String version = text(NativeCalls.call(base.getAtIndex(ADDRESS, 1), 0, 0, 0));
        long api = NativeCalls.call(base.getAtIndex(ADDRESS, 0), VERSION, 0, 0);
        if (api == 0) {
            throw new OrtException("ONNX Runtime %s is too old".formatted(version));
        }
        return new OrtApi(
                MemorySegment.ofAddress(api).reinterpret(TABLE_SIZE * ADDRESS.byteSize()), version);
    }

    @SuppressWarnings("restricted")
    private static MemorySegment entry(Path library) {
        try {
            return SymbolLookup.libraryLookup(library, Arena.global()).findOrThrow("OrtGetApiBase");
        } catch (IllegalArgumentException | NoSuchElementException e) {
            OrtException failure =
                    new OrtException("%s is no ONNX Runtime for this machine".formatted(library));
            failure.initCause(e);
            throw failure;
        }
    }

    /// The library's version, such as `1.29.0`.
    String libraryVersion() {
        return libraryVersion;
    }

    /// The address of a function.
    MemorySegment function(int index) {
        return table.getAtIndex(ADDRESS, index);
    }

    /// Turns a status that is not null into an exception.
    void check(long status) {
        if (status != 0) {
            String message = text(NativeCalls.call(function(GET_ERROR_MESSAGE), status, 0, 0));
            release(RELEASE_STATUS, status);
            throw new OrtException(message);
        }
    }

    /// A failure status to return from an upcall.
    long status(String message) {
        try (Arena call = Arena.ofConfined()) {
            return NativeCalls.call(
                    function(CREATE_STATUS), FAILED, call.allocateFrom(message).address(), 0);
        }
    }

    /// Calls a release function.
    void release(int function, long handle) {
        NativeCalls.call(function(function), handle, 0, 0);
    }

    /// Calls a function that makes something of up to two arguments; what it made is written to the
    /// place that follows them.
    long make(int function, long... arguments) {
        try (Arena call = Arena.ofConfined()) {
            MemorySegment result = call.allocate(ADDRESS);
            long[] words = new long[3];
            System.arraycopy(arguments, 0, words, 0, arguments.length);
            words[arguments.length] = result.address();
            check(NativeCalls.call(function(function), words[0], words[1], words[2]));
            return result.get(ADDRESS, 0).address();
        }
    }

    /// A C string.
    @SuppressWarnings("restricted")
    private static String text(long address) {
        return MemorySegment.ofAddress(address).reinterpret(Integer.MAX_VALUE).getString(0);
    }
}
