package dev.parley.engine.onnx.ort;

/// A custom operator's arithmetic, written in Java.
///
/// May throw: the run of the session then fails with that as its cause.
public interface Kernel {

    /// Computes one node. Called on the thread that runs the session.
    ///
    /// @param instance the node's `instance` attribute
    /// @param call inputs, outputs and threads; valid until this returns
    void compute(int instance, KernelCall call);

    /// Computes one share of what [KernelCall#parallel] was asked for. Called on several of ONNX
    /// Runtime's threads at once.
    void share(int index);
}
