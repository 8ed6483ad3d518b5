/// Decides what each step computes: which sequences run, how many tokens of each, and who gives way
/// when KV blocks run out.
///
/// Entry type: [Scheduler]. Everything belongs to the engine thread; a [Sequence] may be made on
/// another thread and handed over.
@NullMarked
package dev.parley.engine.onnx.schedule;

import org.jspecify.annotations.NullMarked;
