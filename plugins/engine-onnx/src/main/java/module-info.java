/// Runs models on ONNX Runtime with continuous batching and a paged KV cache.
///
/// @provides dev.parley.api.engine.EngineProvider the engine `onnx`
module dev.parley.engine.onnx {
    requires dev.parley.api;
    requires java.management;
    requires jdk.incubator.vector;
    requires jdk.management;
    requires static org.jspecify;

    provides dev.parley.api.engine.EngineProvider with
            dev.parley.engine.onnx.OnnxEngineProvider;
}
