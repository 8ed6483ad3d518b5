/// The ONNX Runtime engine: checkpoints become graphs, sequences share packed steps, and keys and
/// values live in a paged pool.
module dev.parley.engine.onnx {
    requires dev.parley.api;
    requires jdk.incubator.vector;
    requires static org.jspecify;
}
