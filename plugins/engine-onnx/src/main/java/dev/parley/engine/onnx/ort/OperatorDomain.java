package dev.parley.engine.onnx.ort;

import java.lang.foreign.Arena;
import java.util.List;

/// An `OrtCustomOpDomain`: closed after the session that uses it.
final class OperatorDomain implements AutoCloseable {

    private static final int CREATE_DOMAIN = 26;
    private static final int DOMAIN_ADD = 27;
    private static final int RELEASE_DOMAIN = 101;

    private final OrtApi api;
    private final long handle;

    private OperatorDomain(OrtApi api, long handle) {
        this.api = api;
        this.handle = handle;
    }

    static OperatorDomain of(OrtApi api, String name, List<CustomOperator> operators) {
        try (Arena call = Arena.ofConfined()) {
            long handle = api.make(CREATE_DOMAIN, call.allocateFrom(name).address());
            OperatorDomain domain = new OperatorDomain(api, handle);
            for (CustomOperator operator : operators) {
                api.check(
                        NativeCalls.call(
                                api.function(DOMAIN_ADD),
                                handle,
                                operator.description().address(),
                                0));
            }
            return domain;
        }
    }

    long handle() {
        return handle;
    }

    @Override
    public void close() {
        api.release(RELEASE_DOMAIN, handle);
    }
}
