package dev.parley.engine.onnx.ort;

import static java.lang.foreign.ValueLayout.ADDRESS;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.List;

/// An `OrtCustomOpDomain`: closed after the session that uses it.
final class OperatorDomain implements AutoCloseable {

    private static final int CREATE_DOMAIN = 26;
    private static final int DOMAIN_ADD = 27;
    private static final int RELEASE_DOMAIN = 101;

    private final OrtApi api;
    private final MemorySegment handle;

    private OperatorDomain(OrtApi api, MemorySegment handle) {
        this.api = api;
        this.handle = handle;
    }

    static OperatorDomain of(OrtApi api, String name, List<CustomOperator> operators) {
        try (Arena call = Arena.ofConfined()) {
            MemorySegment out = call.allocate(ADDRESS);
            api.check((MemorySegment)
                    CFunctions.PP.invokeExact(api.function(CREATE_DOMAIN), call.allocateFrom(name), out));
            OperatorDomain domain = new OperatorDomain(api, out.get(ADDRESS, 0));
            for (CustomOperator operator : operators) {
                api.check((MemorySegment) CFunctions.PP.invokeExact(
                        api.function(DOMAIN_ADD), domain.handle, operator.description()));
            }
            return domain;
        } catch (Throwable e) {
            throw OrtApi.unexpected(e);
        }
    }

    MemorySegment handle() {
        return handle;
    }

    @Override
    public void close() {
        api.release(RELEASE_DOMAIN, handle);
    }
}
