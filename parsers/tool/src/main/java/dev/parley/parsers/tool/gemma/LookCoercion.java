package dev.parley.parsers.tool.gemma;

import dev.parley.parsers.tool.coerce.Coercion;
import dev.parley.parsers.tool.coerce.JsonValues;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.StringNode;

/// JSON if it looks like it, else text; whatever the schema says.
record LookCoercion() implements Coercion {

    @Override
    public boolean keepsText(JsonNode schema) {
        return false;
    }

    @Override
    public JsonNode value(String text, JsonNode schema) {
        return JsonValues.read(text).orElseGet(() -> StringNode.valueOf(text));
    }
}
