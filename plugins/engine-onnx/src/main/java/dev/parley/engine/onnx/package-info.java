/// The engine `onnx` as a plug-in.
///
/// Entry type: [OnnxEngineProvider], found by `ServiceLoader`, called on the start-up thread.
@NullMarked
package dev.parley.engine.onnx;

import org.jspecify.annotations.NullMarked;
