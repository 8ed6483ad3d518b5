package dev.parley.engine.onnx.ort;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.nio.file.Path;

/// The table of C functions of one loaded library, and its way to report errors.
///
/// A function is its address in the table; the order of the table only ever grows.
final class OrtApi {

    static final int VERSION = 22;

    private static final int CREATE_STATUS = 0;
    private static final int GET_ERROR_MESSAGE = 2;
    private static final int RELEASE_STATUS = 93;
    private static final int TABLE_SIZE = 280;

    private final MemorySegment table;
    private final MemorySegment createStatus;
    private final MemorySegment errorMessage;
    private final MemorySegment releaseStatus;
    private final String libraryVersion;

    private OrtApi(MemorySegment table, String libraryVersion) {
        this.table = table;
        this.libraryVersion = libraryVersion;
        this.createStatus = function(CREATE_STATUS);
        this.errorMessage = function(GET_ERROR_MESSAGE);
        this.releaseStatus = function(RELEASE_STATUS);
    }

    /// Loads the library for the rest of the process: its threads may outlive every session.
    @SuppressWarnings("restricted")
    static OrtApi load(Path library) {
        SymbolLookup symbols = SymbolLookup.libraryLookup(library, Arena.global());
        MemorySegment entry = symbols.findOrThrow("OrtGetApiBase");
        var noArguments = Linker.nativeLinker().downcallHandle(FunctionDescriptor.of(ADDRESS));
        var oneInt = Linker.nativeLinker().downcallHandle(FunctionDescriptor.of(ADDRESS, JAVA_INT));
        try {
            MemorySegment base = ((MemorySegment) noArguments.invokeExact(entry)).reinterpret(2 * ADDRESS.byteSize());
            MemorySegment api = (MemorySegment) oneInt.invokeExact(base.getAtIndex(ADDRESS, 0), VERSION);
            String version = text((MemorySegment) noArguments.invokeExact(base.getAtIndex(ADDRESS, 1)));
            if (api.equals(MemorySegment.NULL)) {
                throw new OrtException("ONNX Runtime %s is too old".formatted(version));
            }
            return new OrtApi(api.reinterpret(TABLE_SIZE * ADDRESS.byteSize()), version);
        } catch (OrtException e) {
            throw e;
        } catch (Throwable e) {
            throw unexpected(e);
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
    void check(MemorySegment status) {
        if (status.address() != 0) {
            throw failure(status);
        }
    }

    private OrtException failure(MemorySegment status) {
        try {
            String message = text((MemorySegment) CFunctions.P.invokeExact(errorMessage, status));
            CFunctions.RELEASE.invokeExact(releaseStatus, status);
            return new OrtException(message);
        } catch (Throwable e) {
            throw unexpected(e);
        }
    }

    /// A failure status to return from an upcall.
    MemorySegment status(String message) {
        try (Arena call = Arena.ofConfined()) {
            return (MemorySegment) CFunctions.IP.invokeExact(createStatus, 1, call.allocateFrom(message));
        } catch (Throwable e) {
            throw unexpected(e);
        }
    }

    /// Calls a release function.
    void release(int function, MemorySegment handle) {
        try {
            CFunctions.RELEASE.invokeExact(function(function), handle);
        } catch (Throwable e) {
            throw unexpected(e);
        }
    }

    /// Calls a function `(argument, out)` and returns what it wrote.
    MemorySegment make(int function, MemorySegment argument) {
        try (Arena call = Arena.ofConfined()) {
            MemorySegment result = call.allocate(ADDRESS);
            check((MemorySegment) CFunctions.PP.invokeExact(function(function), argument, result));
            return result.get(ADDRESS, 0);
        } catch (OrtException e) {
            throw e;
        } catch (Throwable e) {
            throw unexpected(e);
        }
    }

    /// Calls a function `(out)` and returns what it wrote.
    MemorySegment make(int function) {
        try (Arena call = Arena.ofConfined()) {
            MemorySegment result = call.allocate(ADDRESS);
            check((MemorySegment) CFunctions.P.invokeExact(function(function), result));
            return result.get(ADDRESS, 0);
        } catch (OrtException e) {
            throw e;
        } catch (Throwable e) {
            throw unexpected(e);
        }
    }

    /// A C string.
    @SuppressWarnings("restricted")
    private static String text(MemorySegment address) {
        return address.reinterpret(Integer.MAX_VALUE).getString(0);
    }

    /// For what a downcall can only throw through a defect of this package.
    static RuntimeException unexpected(Throwable cause) {
        if (cause instanceof RuntimeException failure) {
            return failure;
        }
        if (cause instanceof Error error) {
            throw error;
        }
        return new IllegalStateException(cause);
    }

}
