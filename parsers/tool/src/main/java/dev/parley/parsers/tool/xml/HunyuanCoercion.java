package dev.parley.parsers.tool.xml;

import dev.parley.parsers.tool.coerce.Coercion;
import dev.parley.parsers.tool.coerce.JsonValues;
import dev.parley.parsers.tool.coerce.SchemaCoercion;

import tools.jackson.databind.JsonNode;

/// By schema; a number written with a point or an exponent stays a real number, and what fits no declared type may also
/// be a Python literal.
record HunyuanCoercion() implements Coercion {

    private static final Coercion BY_SCHEMA = new SchemaCoercion();

    @Override
    public boolean keepsText(JsonNode schema) {
        return BY_SCHEMA.keepsText(schema);
    }

    @Override
    public JsonNode value(String text, JsonNode schema) {
        JsonNode value = BY_SCHEMA.value(text, schema);
        if (value.isString() && !SchemaCoercion.allowsText(schema)) {
            return LiteralCoercion.literal(text).orElse(value);
        }
        return value.isIntegralNumber()
                ? JsonValues.read(text).filter(JsonNode::isNumber).orElse(value)
                : value;
    }
}
