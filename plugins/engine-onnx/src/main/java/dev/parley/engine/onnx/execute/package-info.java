/// Opens a checkpoint and runs steps with it.
///
/// Entry type: [OnnxModel]. Opened on the start-up thread, used by the engine thread.
@NullMarked
package dev.parley.engine.onnx.execute;

import org.jspecify.annotations.NullMarked;
