package dev.parley.engine.onnx.ort;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/// A tensor in main memory. One thread at a time.
public final class OrtTensor implements AutoCloseable {

    private static final int CREATE_TENSOR_WITH_DATA = 49;
    private static final int CREATE_CPU_MEMORY_INFO = 69;
    private static final int RELEASE_MEMORY_INFO = 94;
    private static final int RELEASE_VALUE = 96;
    private static final int DEVICE_ALLOCATOR = 0;
    private static final int DEFAULT_MEMORY = 0;

    private final OrtApi api;
    private final MemorySegment handle;
    private final MemorySegment data;

    private OrtTensor(OrtApi api, MemorySegment handle, MemorySegment data) {
        this.api = api;
        this.handle = handle;
        this.data = data;
    }

    /// A tensor over memory that the caller keeps alive.
    public static OrtTensor over(OrtEnvironment environment, MemorySegment data, ElementType type, long... shape) {
        OrtApi api = environment.api();
        try (Arena call = Arena.ofConfined()) {
            MemorySegment out = call.allocate(ADDRESS);
            api.check((MemorySegment) CFunctions.IIP.invokeExact(
                    api.function(CREATE_CPU_MEMORY_INFO), DEVICE_ALLOCATOR, DEFAULT_MEMORY, out));
            MemorySegment info = out.get(ADDRESS, 0);
            MemorySegment status = (MemorySegment) CFunctions.PPJPJIP.invokeExact(
                    api.function(CREATE_TENSOR_WITH_DATA), info, data, data.byteSize(),
                    call.allocateFrom(JAVA_LONG, shape), (long) shape.length, type.code(), out);
            api.release(RELEASE_MEMORY_INFO, info);
            api.check(status);
            return new OrtTensor(api, out.get(ADDRESS, 0), data);
        } catch (Throwable e) {
            throw OrtApi.unexpected(e);
        }
    }

    /// Its elements.
    public MemorySegment data() {
        return data;
    }

    MemorySegment handle() {
        return handle;
    }

    @Override
    public void close() {
        api.release(RELEASE_VALUE, handle);
    }
}
