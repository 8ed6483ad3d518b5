/// Which tokens a sequence has and in which KV blocks their keys and values lie.
///
/// Entry types: [KvCache], [KvSequence], [TokenHistory]. Only ids are kept here, the memory is the
/// model's. Everything belongs to the engine thread; a [KvSequence] may be made on another thread
/// and handed over.
@NullMarked
package dev.parley.engine.onnx.kv;

import org.jspecify.annotations.NullMarked;
