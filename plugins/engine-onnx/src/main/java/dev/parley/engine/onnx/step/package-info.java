/// One step of the engine as a value, and the seam between scheduling and the model.
///
/// Entry types: [StepPlan], [ModelExecutor]. Everything here belongs to the engine thread.
@NullMarked
package dev.parley.engine.onnx.step;

import org.jspecify.annotations.NullMarked;
