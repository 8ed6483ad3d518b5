/// ONNX Runtime's C API by `java.lang.foreign`: only what the engine calls.
///
/// Entry types: [OnnxRuntimeLibrary] finds the library, [OrtEnvironment] opens it, [OrtSession] runs a
/// model. The only package with raw addresses. Objects belong to the thread that made them or one it
/// was handed to; kernels are also called on ONNX Runtime's own threads.
@NullMarked
package dev.parley.engine.onnx.ort;

import org.jspecify.annotations.NullMarked;
