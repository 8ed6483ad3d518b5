package dev.parley.engine.onnx.ort;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/// The C API's session options: needed until the session is made, and closed then.
final class SessionOptions implements AutoCloseable {

    private static final int CREATE_SESSION_OPTIONS = 10;
    private static final int SET_OPTIMIZATION_LEVEL = 23;
    private static final int SET_INTRA_OP_THREADS = 24;
    private static final int ADD_DOMAIN = 28;
    private static final int RELEASE_SESSION_OPTIONS = 100;
    private static final int ADD_CONFIG_ENTRY = 130;
    private static final int ADD_EXTERNAL_INITIALIZERS = 210;
    private static final int ALL_OPTIMIZATIONS = 99;
    private static final int NANOS_PER_MICRO = 1000;

    private final OrtApi api;
    private final long handle;

    private SessionOptions(OrtApi api, long handle) {
        this.api = api;
        this.handle = handle;
    }

    /// Makes the options for a session.
    ///
    /// @param domain an `OrtCustomOpDomain` that outlives the session
    static SessionOptions of(OrtApi api, SessionSettings settings, long domain) {
        SessionOptions options = new SessionOptions(api, api.make(CREATE_SESSION_OPTIONS));
        try {
            options.number(SET_OPTIMIZATION_LEVEL, ALL_OPTIMIZATIONS);
            options.number(SET_INTRA_OP_THREADS, settings.threads());
            options.spin(settings.spin());
            options.domain(domain);
            options.weights(settings.weights());
            return options;
        } catch (RuntimeException e) {
            options.close();
            throw e;
        }
    }

    long handle() {
        return handle;
    }

    private void number(int function, int value) {
        api.check(NativeCalls.call(api.function(function), handle, value, 0));
    }

    private void spin(Duration spin) {
        entry("session.intra_op.allow_spinning", spin.isZero() ? "0" : "1");
        if (!spin.isZero()) {
            entry(
                    "session.intra_op.spin_duration_us",
                    Long.toString(spin.toNanos() / NANOS_PER_MICRO));
        }
    }

    private void entry(String key, String value) {
        try (Arena call = Arena.ofConfined()) {
            long name = call.allocateFrom(key).address();
            api.check(
                    NativeCalls.call(
                            api.function(ADD_CONFIG_ENTRY),
                            handle,
                            name,
                            call.allocateFrom(value).address()));
        }
    }

    private void domain(long domain) {
        api.check(NativeCalls.call(api.function(ADD_DOMAIN), handle, domain, 0));
    }

    private void weights(Map<String, OrtTensor> weights) {
        List<Map.Entry<String, OrtTensor>> entries = List.copyOf(weights.entrySet());
        try (Arena call = Arena.ofConfined()) {
            MemorySegment names = call.allocate(ADDRESS, entries.size());
            MemorySegment values = call.allocate(JAVA_LONG, entries.size());
            for (int i = 0; i < entries.size(); i++) {
                names.setAtIndex(ADDRESS, i, call.allocateFrom(entries.get(i).getKey()));
                values.setAtIndex(JAVA_LONG, i, entries.get(i).getValue().handle());
            }
            api.check(
                    NativeCalls.call(
                            api.function(ADD_EXTERNAL_INITIALIZERS),
                            handle,
                            names.address(),
                            values.address(),
                            entries.size(),
                            0));
        }
    }

    @Override
    public void close() {
        api.release(RELEASE_SESSION_OPTIONS, handle);
    }
}
