/// Runs models on ONNX Runtime with continuous batching and a paged KV cache.
module dev.parley.engine.onnx {
    requires dev.parley.api;
    requires jdk.incubator.vector;
    requires static org.jspecify;
}
