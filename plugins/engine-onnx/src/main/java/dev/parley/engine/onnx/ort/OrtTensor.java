package dev.parley.engine.onnx.ort;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/// A tensor over main memory that somebody else keeps alive. One thread at a time.
public final class OrtTensor implements AutoCloseable {

    private static final int CREATE_TENSOR_WITH_DATA = 49;
    private static final int CREATE_CPU_MEMORY_INFO = 69;
    private static final int RELEASE_MEMORY_INFO = 94;
    private static final int RELEASE_VALUE = 96;
    private static final int DEVICE_ALLOCATOR = 0;
    private static final int DEFAULT_MEMORY = 0;

    private final OrtApi api;
    private final long handle;
    private final MemorySegment data;

    private OrtTensor(OrtApi api, long handle, MemorySegment data) {
        this.api = api;
        this.handle = handle;
        this.data = data;
    }

    /// A tensor over memory that outlives it.
    public static OrtTensor over(
            OrtEnvironment environment, MemorySegment data, ElementType type, long... shape) {
        OrtApi api = environment.api();
        long info = api.make(CREATE_CPU_MEMORY_INFO, DEVICE_ALLOCATOR, DEFAULT_MEMORY);
        try (Arena call = Arena.ofConfined()) {
            MemorySegment out = call.allocate(ADDRESS);
            api.check(
                    NativeCalls.call(
                            api.function(CREATE_TENSOR_WITH_DATA),
                            info,
                            data.address(),
                            data.byteSize(),
                            call.allocateFrom(JAVA_LONG, shape).address(),
                            shape.length,
                            type.code(),
                            out.address(),
                            0));
            return new OrtTensor(api, out.get(ADDRESS, 0).address(), data);
        } finally {
            api.release(RELEASE_MEMORY_INFO, info);
        }
    }

    /// Its elements.
    public MemorySegment data() {
        return data;
    }

    long handle() {
        return handle;
    }

    @Override
    public void close() {
        api.release(RELEASE_VALUE, handle);
    }
}
