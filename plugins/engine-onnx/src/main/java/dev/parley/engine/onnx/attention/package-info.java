/// Attention over a paged KV pool, written in Java: ONNX Runtime calls it as a custom operator and
/// lends its threads.
///
/// Entry types: [KvPool], [PagedAttention]. The engine thread loads a step; ONNX Runtime's threads
/// compute its tiles.
@NullMarked
package dev.parley.engine.onnx.attention;

import org.jspecify.annotations.NullMarked;
