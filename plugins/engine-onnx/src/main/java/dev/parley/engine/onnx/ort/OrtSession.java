package dev.parley.engine.onnx.ort;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.List;

/// A graph ready to run. One thread at a time.
public final class OrtSession implements AutoCloseable {

    private static final int CREATE_SESSION_FROM_ARRAY = 8;
    private static final int RUN = 9;
    private static final int RELEASE_SESSION = 95;

    private final OrtApi api;
    private final long handle;
    private final OperatorDomain domain;
    private final List<CustomOperator> operators;
    private final MemorySegment run;
    private final Arena owner = Arena.ofShared();
    private final MemorySegment inputNames;
    private final MemorySegment outputNames;
    private final MemorySegment inputs;
    private final MemorySegment outputs;

    private OrtSession(
            OrtApi api,
            long handle,
            OperatorDomain domain,
            List<CustomOperator> operators,
            Ports ports) {
        this.api = api;
        this.handle = handle;
        this.domain = domain;
        this.operators = operators;
        this.run = api.function(RUN);
        this.inputNames = names(ports.inputs(), owner);
        this.outputNames = names(ports.outputs(), owner);
        this.inputs = owner.allocate(JAVA_LONG, ports.inputs().size());
        this.outputs = owner.allocate(JAVA_LONG, ports.outputs().size());
    }

    /// Names of what goes in and out, in the order of [#run].
    ///
    /// @param inputs names of graph inputs
    /// @param outputs names of graph outputs
    public record Ports(List<String> inputs, List<String> outputs) {

        /// Copies the lists.
        public Ports {
            inputs = List.copyOf(inputs);
            outputs = List.copyOf(outputs);
        }
    }

    /// Reads a graph, optimises it and prepares to run it.
    ///
    /// @param model an ONNX model
    public static OrtSession open(
            OrtEnvironment environment,
            MemorySegment model,
            SessionSettings settings,
            Ports ports) {
        OrtApi api = environment.api();
        OperatorDomain domain = OperatorDomain.of(api, settings.domain(), settings.operators());
        try (Arena call = Arena.ofConfined();
                SessionOptions options = SessionOptions.of(api, settings, domain.handle())) {
            MemorySegment out = call.allocate(ADDRESS);
            api.check(
                    NativeCalls.call(
                            api.function(CREATE_SESSION_FROM_ARRAY),
                            environment.handle(),
                            model.address(),
                            model.byteSize(),
                            options.handle(),
                            out.address()));
            return new OrtSession(
                    api, out.get(ADDRESS, 0).address(), domain, settings.operators(), ports);
        } catch (RuntimeException e) {
            domain.close();
            throw withCause(e, settings.operators());
        }
    }

    /// Runs the graph once.
    ///
    /// @param in one tensor per input
    /// @param out one tensor per output, of the shape the graph will give it; overwritten
    public void run(OrtTensor[] in, OrtTensor[] out) {
        fill(inputs, in);
        fill(outputs, out);
        try {
            api.check(
                    NativeCalls.call(
                            run,
                            handle,
                            0,
                            inputNames.address(),
                            inputs.address(),
                            in.length,
                            outputNames.address(),
                            out.length,
                            outputs.address()));
        } catch (OrtException e) {
            throw withCause(e, operators);
        }
    }

    private static void fill(MemorySegment handles, OrtTensor[] tensors) {
        for (int i = 0; i < tensors.length; i++) {
            handles.setAtIndex(JAVA_LONG, i, tensors[i].handle());
        }
    }

    private static RuntimeException withCause(
            RuntimeException failure, List<CustomOperator> operators) {
        for (CustomOperator operator : operators) {
            operator.takeFailure().ifPresent(failure::addSuppressed);
        }
        return failure;
    }

    private static MemorySegment names(List<String> names, Arena owner) {
        MemorySegment result = owner.allocate(ADDRESS, names.size());
        for (int i = 0; i < names.size(); i++) {
            result.setAtIndex(ADDRESS, i, owner.allocateFrom(names.get(i)));
        }
        return result;
    }

    @Override
    public void close() {
        api.release(RELEASE_SESSION, handle);
        domain.close();
        owner.close();
    }
}
