package dev.parley.engine.onnx.ort;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/// An operator of a graph that ONNX Runtime calls back for: one float32 input, one float32 output, and
/// an integer attribute `instance` that tells its nodes apart.
///
/// The upcalls live as long as `owner`, which must outlive every session that uses the operator.
public final class CustomOperator {

    /// The attribute that tells nodes apart.
    public static final String INSTANCE = "instance";

    private static final int KERNEL_ATTRIBUTE_INT = 86;

    private final OrtApi api;
    private final Kernel kernel;
    private final KernelCall call;
    private final MemorySegment attribute;
    private final MemorySegment kernelAttribute;
    private final MemorySegment scratch;
    private final MemorySegment description;
    private final AtomicReference<Throwable> failure = new AtomicReference<>();

    private CustomOperator(OrtEnvironment environment, String name, Kernel kernel, Arena owner) {
        this.api = environment.api();
        this.kernel = kernel;
        this.attribute = owner.allocateFrom(INSTANCE);
        this.kernelAttribute = api.function(KERNEL_ATTRIBUTE_INT);
        this.scratch = owner.allocate(JAVA_LONG);
        this.call = new KernelCall(api, Upcalls.share(this, owner), owner);
        this.description = OperatorDescription.write(this, name, owner);
    }

    /// Describes an operator.
    ///
    /// @param name its type in the graph
    /// @param kernel called while sessions run, one at a time
    public static CustomOperator of(OrtEnvironment environment, String name, Kernel kernel, Arena owner) {
        return new CustomOperator(environment, name, kernel, owner);
    }

    /// The `OrtCustomOp`.
    MemorySegment description() {
        return description;
    }

    /// What a kernel threw since the last call.
    Optional<Throwable> takeFailure() {
        return Optional.ofNullable(failure.getAndSet(null));
    }

    /// Upcall: a session makes a node. The kernel handle is its instance plus one.
    MemorySegment create(MemorySegment operator, MemorySegment table, MemorySegment info, MemorySegment out) {
        try {
            MemorySegment status = (MemorySegment)
                    CFunctions.PPP.invokeExact(kernelAttribute, info, attribute, scratch);
            if (status.address() == 0) {
                Upcalls.pointer(out).set(ADDRESS, 0, MemorySegment.ofAddress(scratch.get(JAVA_LONG, 0) + 1));
            }
            return status;
        } catch (Throwable e) {
            return failed(e);
        }
    }

    /// Upcall: a session runs a node.
    MemorySegment compute(MemorySegment instance, MemorySegment context) {
        try {
            call.enter(context);
            kernel.compute((int) (instance.address() - 1), call);
            return failure.get() == null ? MemorySegment.NULL : api.status("a kernel failed");
        } catch (Throwable e) {
            return failed(e);
        }
    }

    /// Upcall: one share of a parallel loop.
    void share(MemorySegment user, long index) {
        try {
            kernel.share((int) index);
        } catch (Throwable e) {
            failure.compareAndSet(null, e);
        }
    }

    private MemorySegment failed(Throwable e) {
        failure.compareAndSet(null, e);
        return api.status("a kernel failed");
    }
}
