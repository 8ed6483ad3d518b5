package dev.parley.parsers.tool.coerce;

import tools.jackson.databind.JsonNode;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// The types a schema may allow, in the order in which text is tried as them.
enum JsonType {
    NULL,
    INTEGER,
    NUMBER,
    BOOLEAN,
    OBJECT,
    ARRAY,
    STRING,
    /// Declared, but no type that JSON Schema or a common dialect knows.
    OTHER;

    private static final List<String> UNIONS = List.of("anyOf", "oneOf", "allOf");

    /// The types of a schema: from `type`, from the values of `enum` and from its alternatives.
    ///
    /// @return [#STRING] where it names none
    static Set<JsonType> of(JsonNode schema) {
        Set<JsonType> types = EnumSet.noneOf(JsonType.class);
        gather(schema, types);
        if (types.isEmpty()) {
            types.add(STRING);
        }
        return types;
    }

    private static void gather(JsonNode schema, Set<JsonType> into) {
        JsonNode type = schema.path("type");
        if (type.isString()) {
            into.add(named(type.stringValue()));
        }
        for (JsonNode one : type.isArray() ? type : List.<JsonNode>of()) {
            if (one.isString()) {
                into.add(named(one.stringValue()));
            }
        }
        for (JsonNode value : schema.path("enum")) {
            into.add(ofValue(value));
        }
        for (String union : UNIONS) {
            schema.path(union).forEach(option -> gather(option, into));
        }
    }

    /// The type of this name.
    static JsonType named(String name) {
        return switch (name.strip().toLowerCase(Locale.ROOT)) {
            case "null" -> NULL;
            case "integer",
                    "int",
                    "int32",
                    "int64",
                    "uint",
                    "uint32",
                    "uint64",
                    "long",
                    "short",
                    "unsigned" ->
                    INTEGER;
            case "number", "float", "float32", "float64", "double" -> NUMBER;
            case "boolean", "bool" -> BOOLEAN;
            case "object", "dict" -> OBJECT;
            case "array", "arr", "list", "sequence" -> ARRAY;
            case "string", "str", "text", "varchar", "char", "enum" -> STRING;
            default -> OTHER;
        };
    }

    private static JsonType ofValue(JsonNode value) {
        return switch (value.getNodeType()) {
            case NULL -> NULL;
            case BOOLEAN -> BOOLEAN;
            case NUMBER -> value.isIntegralNumber() ? INTEGER : NUMBER;
            case OBJECT, POJO -> OBJECT;
            case ARRAY -> ARRAY;
            case STRING, BINARY -> STRING;
            case MISSING -> OTHER;
        };
    }
}
