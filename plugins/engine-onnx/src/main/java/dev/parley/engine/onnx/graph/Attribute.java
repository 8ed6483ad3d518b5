package dev.parley.engine.onnx.graph;

/// An attribute of a node.
sealed interface Attribute {

    /// Its name.
    String name();

    /// A whole number.
    record Whole(String name, long value) implements Attribute {}

    /// A floating-point number.
    record Real(String name, float value) implements Attribute {}
}
