package dev.parley.structured.json;

import dev.parley.api.ParleyException.InvalidRequest;

import tools.jackson.databind.JsonNode;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/// The types of JSON Schema. A number that is an integer is of both.
enum JsonType {
    NULL,
    BOOLEAN,
    INTEGER,
    NUMBER,
    STRING,
    ARRAY,
    OBJECT;

    /// The types that a `type` keyword names.
    static Set<JsonType> read(JsonNode type) {
        Set<JsonType> types = EnumSet.noneOf(JsonType.class);
        if (type.isArray()) {
            type.forEach(one -> types.add(named(one)));
        } else {
            types.add(named(type));
        }
        return types;
    }

    private static JsonType named(JsonNode name) {
        return Arrays.stream(values())
                .filter(type -> type.keyword().equals(name.asString("")))
                .findFirst()
                .orElseThrow(
                        () ->
                                new InvalidRequest(
                                        "Grammar error: Invalid type: %s"
                                                .formatted(
                                                        name.isString() ? name.asString() : name)));
    }

    String keyword() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// What is of both kinds.
    static Set<JsonType> intersect(Set<JsonType> a, Set<JsonType> b) {
        Set<JsonType> both = EnumSet.noneOf(JsonType.class);
        for (JsonType type : values()) {
            if (covers(a, type) && covers(b, type)) {
                both.add(type);
            }
        }
        if (both.contains(NUMBER)) {
            both.remove(INTEGER);
        }
        return both;
    }

    private static boolean covers(Set<JsonType> types, JsonType type) {
        return types.contains(type) || (type == INTEGER && types.contains(NUMBER));
    }

    /// Whether a value is of one of some types.
    static boolean isOneOf(Set<JsonType> types, JsonNode value) {
        return covers(types, of(value));
    }

    private static JsonType of(JsonNode value) {
        return switch (value.getNodeType()) {
            case STRING -> STRING;
            case BOOLEAN -> BOOLEAN;
            case ARRAY -> ARRAY;
            case OBJECT -> OBJECT;
            case NUMBER ->
                    SchemaReader.decimal(value).stripTrailingZeros().scale() <= 0
                            ? INTEGER
                            : NUMBER;
            default -> NULL;
        };
    }
}
