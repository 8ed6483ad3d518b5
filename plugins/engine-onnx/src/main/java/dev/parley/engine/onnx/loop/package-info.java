/// The engine thread: the step loop, the inbox that is the only door in, and the queues that carry
/// outputs out.
///
/// Entry type: [LoopEngine]. Requests arrive on any thread; one thread, `parley-engine-0`, schedules,
/// runs the model and samples.
@NullMarked
package dev.parley.engine.onnx.loop;

import org.jspecify.annotations.NullMarked;
