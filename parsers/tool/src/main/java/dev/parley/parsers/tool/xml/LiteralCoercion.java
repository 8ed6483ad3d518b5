package dev.parley.parsers.tool.xml;

import dev.parley.parsers.tool.coerce.Coercion;
import dev.parley.parsers.tool.coerce.JsonValues;
import dev.parley.parsers.tool.pythonic.PythonLiteral;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.StringNode;

import java.util.Optional;

/// A declared string is text. All else is JSON if it parses, or a Python literal, or text.
record LiteralCoercion() implements Coercion {

    @Override
    public boolean keepsText(JsonNode schema) {
        return false;
    }

    @Override
    public JsonNode value(String text, JsonNode schema) {
        return schema.path("type").asString("").equals("string")
                ? StringNode.valueOf(text)
                : literal(text.strip()).orElseGet(() -> StringNode.valueOf(text.strip()));
    }

    /// The value that a text is in JSON or in Python.
    static Optional<JsonNode> literal(String text) {
        return JsonValues.read(text).or(() -> PythonLiteral.read(text));
    }
}
