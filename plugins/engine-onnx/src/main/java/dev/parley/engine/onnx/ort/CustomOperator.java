package dev.parley.engine.onnx.ort;

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
    private final MemorySegment description;
    private final AtomicReference<Throwable> failure = new AtomicReference<>();

    private CustomOperator(OrtEnvironment environment, String name, Kernel kernel, Arena owner) {
        this.api = environment.api();
        this.kernel = kernel;
        this.attribute = owner.allocateFrom(INSTANCE);
        this.call = new KernelCall(api, Upcalls.share(this, owner), owner);
        this.description = OperatorDescription.write(this, name, owner);
    }

    /// Describes an operator.
    ///
    /// @param name its type in the graph
    /// @param kernel called while sessions run, one at a time
    public static CustomOperator of(
            OrtEnvironment environment, String name, Kernel kernel, Arena owner) {
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
    long create(long operator, long table, long info, long out) {
        try {
            MemorySegment kernelHandle = Upcalls.place(out);
            long status =
                    NativeCalls.call(
                            api.function(KERNEL_ATTRIBUTE_INT), info, attribute.address(), out);
            if (status == 0) {
                kernelHandle.set(JAVA_LONG, 0, kernelHandle.get(JAVA_LONG, 0) + 1);
            }
            return status;
        } catch (Throwable e) {
            return failed(e);
        }
    }

    /// Upcall: a session runs a node.
    long compute(long instance, long context) {
        try {
            call.enter(context);
            kernel.compute((int) (instance - 1), call);
            return failure.get() == null ? 0 : api.status("a kernel failed");
        } catch (Throwable e) {
            return failed(e);
        }
    }

    /// Upcall: one share of a parallel loop.
    void share(long user, long index) {
        try {
            kernel.share((int) index);
        } catch (Throwable e) {
            failure.compareAndSet(null, e);
        }
    }

    private long failed(Throwable e) {
        failure.compareAndSet(null, e);
        return api.status("a kernel failed");
    }
}
