package dev.parley.engine.onnx.ort;

import java.lang.foreign.Arena;
import java.nio.file.Path;

/// ONNX Runtime, opened. Several may be open at a time, they share the library. Safe on any thread;
/// closed after every session and tensor made with it.
public final class OrtEnvironment implements AutoCloseable {

    private static final int CREATE_ENV = 3;
    private static final int RELEASE_ENV = 92;
    private static final int LOG_ERRORS = 3;

    private final OrtApi api;
    private final long handle;

    private OrtEnvironment(OrtApi api, long handle) {
        this.api = api;
        this.handle = handle;
    }

    /// Loads the library and opens it.
    public static OrtEnvironment open(Path library) {
        OrtApi api = OrtApi.load(library);
        try (Arena call = Arena.ofConfined()) {
            return new OrtEnvironment(
                    api, api.make(CREATE_ENV, LOG_ERRORS, call.allocateFrom("parley").address()));
        }
    }

    /// The library's version, such as `1.29.0`.
    public String version() {
        return api.libraryVersion();
    }

    OrtApi api() {
        return api;
    }

    long handle() {
        return handle;
    }

    @Override
    public void close() {
        api.release(RELEASE_ENV, handle);
    }
}
