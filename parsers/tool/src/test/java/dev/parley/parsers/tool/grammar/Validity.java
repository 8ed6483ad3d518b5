package dev.parley.parsers.tool.grammar;

import tools.jackson.databind.JsonNode;

import java.util.stream.StreamSupport;

/// Whether values satisfy a schema, by the keywords that these tests use.
///
/// @param root holds what references name
record Validity(JsonNode root) {

    boolean of(JsonNode value, JsonNode schema) {
        if (schema.has("$ref")) {
            return of(value, root.at(schema.get("$ref").stringValue().substring(1)));
        }
        if (schema.has("anyOf")) {
            return schema.get("anyOf").valueStream().anyMatch(option -> of(value, option));
        }
        if (schema.has("enum")) {
            return schema.get("enum").valueStream().anyMatch(value::equals);
        }
        return switch (schema.path("type").asString("")) {
            case "object" -> value.isObject() && members(value, schema);
            case "array" ->
                    value.isArray()
                            && value.valueStream().allMatch(item -> of(item, schema.get("items")));
            case "string" -> value.isString() && string(value.stringValue(), schema);
            case "integer" -> value.isIntegralNumber();
            case "number" -> value.isNumber();
            case "boolean" -> value.isBoolean();
            case "null" -> value.isNull();
            default -> true;
        };
    }

    private boolean members(JsonNode value, JsonNode schema) {
        JsonNode properties = schema.path("properties");
        boolean whole =
                schema.path("required")
                        .valueStream()
                        .allMatch(name -> value.has(name.stringValue()));
        return whole
                && (properties.isMissingNode()
                        || StreamSupport.stream(value.propertyNames().spliterator(), false)
                                .allMatch(
                                        name ->
                                                properties.has(name)
                                                        && of(
                                                                value.get(name),
                                                                properties.get(name))));
    }

    private static boolean string(String text, JsonNode schema) {
        return (!schema.has("pattern") || text.matches(schema.get("pattern").stringValue()))
                && text.length() >= schema.path("minLength").asInt(0)
                && text.length() <= schema.path("maxLength").asInt(Integer.MAX_VALUE);
    }
}
