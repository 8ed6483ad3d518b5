/// The ONNX Runtime engine: checkpoints become graphs, sequences share packed steps, and keys and
/// values live in a paged pool.
module dev.parley.engine.onnx {
    requires dev.parley.api;
    requires java.management;
    requires jdk.incubator.vector;
    requires jdk.management;
    requires static org.jspecify;
}
