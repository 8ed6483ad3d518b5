/// The engine's metrics, named and measured as vLLM's.
///
/// Entry type: [EngineMetrics]. Updated by the engine thread, read by any.
@NullMarked
package dev.parley.engine.onnx.metrics;

import org.jspecify.annotations.NullMarked;
