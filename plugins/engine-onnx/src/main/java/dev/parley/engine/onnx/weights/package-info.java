/// A Hugging Face checkpoint: what `config.json` says and what the safetensors files hold.
///
/// Entry types: [ModelConfig], [Checkpoint]. Values; safe on any thread.
@NullMarked
package dev.parley.engine.onnx.weights;

import org.jspecify.annotations.NullMarked;
