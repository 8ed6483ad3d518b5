package dev.parley.parsers.tool.schema;

import tools.jackson.databind.JsonNode;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/// The types a JSON Schema allows.
final class JsonTypes {

    private static final int MAX_DEPTH = 16;

    private JsonTypes() {}

    /// A type, in the order in which a value is tried as one.
    enum Type {
        NULL,
        INTEGER,
        NUMBER,
        BOOLEAN,
        OBJECT,
        ARRAY,
        STRING
    }

    /// The types in `type`, of `enum` values and of alternatives; none where the schema names none.
    static Set<Type> of(JsonNode schema) {
        Set<Type> types = EnumSet.noneOf(Type.class);
        gather(schema, types, 0);
        return types;
    }

    private static void gather(JsonNode schema, Set<Type> types, int depth) {
        if (depth > MAX_DEPTH) {
            return;
        }
        JsonNode type = schema.path("type");
        if (type.isString()) {
            named(type.stringValue()).ifPresent(types::add);
        }
        type.valueStream()
                .filter(JsonNode::isString)
                .forEach(each -> named(each.stringValue()).ifPresent(types::add));
        schema.path("enum").valueStream().forEach(value -> types.add(typeOf(value)));
        for (String key : new String[] {"anyOf", "oneOf", "allOf"}) {
            schema.path(key).valueStream().forEach(each -> gather(each, types, depth + 1));
        }
    }

    private static Optional<Type> named(String name) {
        return Optional.ofNullable(
                switch (name) {
                    case "null" -> Type.NULL;
                    case "integer" -> Type.INTEGER;
                    case "number" -> Type.NUMBER;
                    case "boolean" -> Type.BOOLEAN;
                    case "object" -> Type.OBJECT;
                    case "array" -> Type.ARRAY;
                    case "string" -> Type.STRING;
                    default -> null;
                });
    }

    /// The type of a value.
    static Type typeOf(JsonNode value) {
        return switch (value.getNodeType()) {
            case NUMBER -> value.isIntegralNumber() ? Type.INTEGER : Type.NUMBER;
            case BOOLEAN -> Type.BOOLEAN;
            case OBJECT, POJO -> Type.OBJECT;
            case ARRAY -> Type.ARRAY;
            case STRING, BINARY -> Type.STRING;
            case NULL, MISSING -> Type.NULL;
        };
    }
}
