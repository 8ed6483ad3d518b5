package dev.parley.engine.onnx.graph;

import dev.parley.engine.onnx.ort.ElementType;

import java.util.List;

/// Writes an ONNX model as its protocol buffer. Weights are named, not held: they are given to the
/// session.
final class GraphWriter {

    /// Domain of ONNX Runtime's own operators.
    static final String CONTRIB = "com.microsoft";

    /// The domain of standard operators.
    static final String STANDARD = "";

    private static final int IR_VERSION = 10;
    private static final int OPSET = 20;
    private static final int EXTERNAL = 1;
    private static final int ATTRIBUTE_FLOAT = 1;
    private static final int ATTRIBUTE_INT = 2;

    private final ProtoMessage graph = new ProtoMessage();

    /// An operator.
    ///
    /// @param domain where the type is defined
    /// @param type such as `Gather`
    record Operator(String domain, String type) {

        static Operator standard(String type) {
            return new Operator(STANDARD, type);
        }

        static Operator contrib(String type) {
            return new Operator(CONTRIB, type);
        }
    }

    /// Adds a node. Inputs must be there already; an empty name is an output nobody wants.
    void node(
            Operator operator, List<String> inputs, List<String> outputs, Attribute... attributes) {
        ProtoMessage node = new ProtoMessage();
        inputs.forEach(input -> node.text(1, input));
        outputs.forEach(output -> node.text(2, output));
        node.text(3, outputs.getFirst());
        node.text(4, operator.type());
        for (Attribute attribute : attributes) {
            node.message(5, attribute(attribute));
        }
        node.text(7, operator.domain());
        graph.message(1, node);
    }

    private static ProtoMessage attribute(Attribute attribute) {
        ProtoMessage message = new ProtoMessage().text(1, attribute.name());
        return switch (attribute) {
            case Attribute.Real(_, var value) -> message.real(2, value).number(20, ATTRIBUTE_FLOAT);
            case Attribute.Whole(_, var value) ->
                    message.number(3, value).number(20, ATTRIBUTE_INT);
        };
    }

    /// Names a weight.
    void weight(String name, ElementType type, List<Long> shape) {
        ProtoMessage tensor = new ProtoMessage();
        shape.forEach(dimension -> tensor.number(1, dimension));
        tensor.number(2, type.code());
        tensor.text(8, name);
        tensor.message(13, new ProtoMessage().text(1, "location").text(2, "weights"));
        tensor.number(14, EXTERNAL);
        graph.message(5, tensor);
    }

    /// Adds an input with one dimension of any length.
    void input(String name, ElementType type, String length) {
        graph.message(
                11,
                value(
                        name,
                        type,
                        new ProtoMessage().message(1, new ProtoMessage().text(2, length))));
    }

    /// Adds an output with any number of rows.
    void output(String name, ElementType type, String rows, long columns) {
        ProtoMessage shape =
                new ProtoMessage()
                        .message(1, new ProtoMessage().text(2, rows))
                        .message(1, new ProtoMessage().number(1, columns));
        graph.message(12, value(name, type, shape));
    }

    private static ProtoMessage value(String name, ElementType type, ProtoMessage shape) {
        ProtoMessage tensor = new ProtoMessage().number(1, type.code()).message(2, shape);
        return new ProtoMessage().text(1, name).message(2, new ProtoMessage().message(1, tensor));
    }

    /// The finished model.
    ///
    /// @param name of the graph
    /// @param ownDomain of custom operators
    byte[] model(String name, String ownDomain) {
        graph.text(2, name);
        return new ProtoMessage()
                .number(1, IR_VERSION)
                .text(2, "parley")
                .message(7, graph)
                .message(8, domain(STANDARD, OPSET))
                .message(8, domain(CONTRIB, 1))
                .message(8, domain(ownDomain, 1))
                .toBytes();
    }

    private static ProtoMessage domain(String name, int version) {
        return new ProtoMessage().text(1, name).number(2, version);
    }
}
