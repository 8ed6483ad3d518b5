/// Chooses the next token from a row of logits: constraint, filters, penalties, temperature, draw,
/// log-probabilities, and the rules that end an output. Order and meaning are vLLM's.
///
/// Entry types: [Sampler], one per engine thread, and [SampleState], one per sequence, which may be
/// made on another thread and handed over.
@NullMarked
package dev.parley.engine.onnx.sample;

import org.jspecify.annotations.NullMarked;
