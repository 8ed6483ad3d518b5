package dev.parley.structured.json;

import tools.jackson.databind.JsonNode;

/// Compares JSON values as JSON Schema does: numbers by their value. No state.
final class SameValue {

    private SameValue() {}

    static boolean test(JsonNode a, JsonNode b) {
        return a.equals(
                (left, right) ->
                        left.isNumber() && right.isNumber()
                                ? SchemaReader.decimal(left).compareTo(SchemaReader.decimal(right))
                                : left.equals(right) ? 0 : 1,
                b);
    }
}
