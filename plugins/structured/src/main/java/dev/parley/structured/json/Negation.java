package dev.parley.structured.json;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Writes down what does not satisfy a schema as a schema that the reader knows, where that is possible.
/// Of `not` only that of values and of a pattern is left in it. Used by one thread.
final class Negation {

    private static final int DEEPEST = 8;
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private static final Set<String> NUMBER_BOUNDS =
            Set.of("minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum");
    private static final Set<String> COUNTS =
            Set.of(
                    "minLength",
                    "maxLength",
                    "minItems",
                    "maxItems",
                    "minProperties",
                    "maxProperties");

    private final SchemaRefs refs;

    Negation(SchemaRefs refs) {
        this.refs = refs;
    }

    /// What a schema refuses; empty when that cannot be said.
    Optional<JsonNode> of(JsonNode schema) {
        return of(schema, 0);
    }

    private Optional<JsonNode> of(JsonNode schema, int depth) {
        if (schema.isBoolean()) {
            return Optional.of(JSON.booleanNode(!schema.booleanValue()));
        }
        if (!schema.isObject() || depth > DEEPEST) {
            return Optional.empty();
        }
        ArrayNode alternatives = JSON.arrayNode();
        for (Map.Entry<String, JsonNode> keyword : schema.properties()) {
            Optional<List<JsonNode>> refused = refused(keyword.getKey(), keyword.getValue(), depth);
            if (refused.isEmpty()) {
                return Optional.empty();
            }
            alternatives.addAll(refused.get());
        }
        return Optional.of(any(alternatives));
    }

    private static JsonNode any(ArrayNode alternatives) {
        if (alternatives.isEmpty()) {
            return JSON.booleanNode(false);
        }
        return alternatives.size() == 1
                ? alternatives.get(0)
                : JSON.objectNode().set("anyOf", alternatives);
    }

    /// What one keyword refuses, as alternatives; none when it refuses nothing.
    private Optional<List<JsonNode>> refused(String keyword, JsonNode value, int depth) {
        if (NUMBER_BOUNDS.contains(keyword)) {
            return bound(keyword, value);
        }
        if (COUNTS.contains(keyword)) {
            return value.canConvertToInt() ? Optional.of(count(keyword, value)) : Optional.empty();
        }
        return switch (keyword) {
            case "type" -> Optional.of(otherTypes(value));
            case "const", "enum" -> values(keyword, value);
            case "pattern" ->
                    Optional.of(List.of(JSON.objectNode().set("not", only("pattern", value))));
            case "required" -> Optional.of(missing(value));
            case "properties" -> properties(value, depth);
            case "allOf" -> each(value, depth);
            case "anyOf" -> each(value, depth).map(Negation::all);
            case "not" -> Optional.of(List.of(value));
            case "$ref" -> target(value).flatMap(to -> of(to, depth + 1)).map(List::of);
            case "additionalProperties" ->
                    value.asBoolean(false) ? Optional.of(List.of()) : Optional.empty();
            default ->
                    SchemaReader.saysNothing(keyword) ? Optional.of(List.of()) : Optional.empty();
        };
    }

    private Optional<JsonNode> target(JsonNode reference) {
        return reference.isString()
                ? Optional.of(refs.find(reference.asString()))
                : Optional.empty();
    }

    private static ObjectNode only(String keyword, JsonNode value) {
        ObjectNode schema = JSON.objectNode();
        schema.set(keyword, value);
        return schema;
    }

    private static List<JsonNode> all(List<JsonNode> parts) {
        return List.of(only("allOf", JSON.arrayNode().addAll(parts)));
    }

    private Optional<List<JsonNode>> each(JsonNode parts, int depth) {
        List<JsonNode> refused = new ArrayList<>();
        for (JsonNode part : parts) {
            Optional<JsonNode> one = of(part, depth + 1);
            if (one.isEmpty()) {
                return Optional.empty();
            }
            refused.add(one.get());
        }
        return Optional.of(refused);
    }

    private static List<JsonNode> otherTypes(JsonNode type) {
        Set<JsonType> others = EnumSet.allOf(JsonType.class);
        Set<JsonType> named = JsonType.read(type);
        others.removeAll(named);
        others.remove(JsonType.INTEGER);
        if (named.contains(JsonType.INTEGER)) {
            others.remove(JsonType.NUMBER);
        }
        if (others.isEmpty()) {
            return List.of();
        }
        ArrayNode names = JSON.arrayNode();
        others.forEach(other -> names.add(other.keyword()));
        return List.of(only("type", names));
    }

    private static Optional<List<JsonNode>> values(String keyword, JsonNode value) {
        boolean plain =
                keyword.equals("const")
                        ? !value.isContainer()
                        : value.valueStream().noneMatch(JsonNode::isContainer);
        return plain
                ? Optional.of(List.of(JSON.objectNode().set("not", only(keyword, value))))
                : Optional.empty();
    }

    private static Optional<List<JsonNode>> bound(String keyword, JsonNode value) {
        if (!value.isNumber()) {
            return Optional.empty();
        }
        String opposite =
                switch (keyword) {
                    case "minimum" -> "exclusiveMaximum";
                    case "maximum" -> "exclusiveMinimum";
                    case "exclusiveMinimum" -> "maximum";
                    default -> "minimum";
                };
        return Optional.of(List.of(only(opposite, value).put("type", "number")));
    }

    private static List<JsonNode> count(String keyword, JsonNode value) {
        String what = keyword.substring(3);
        String type =
                switch (what) {
                    case "Length" -> "string";
                    case "Items" -> "array";
                    default -> "object";
                };
        ObjectNode schema = JSON.objectNode().put("type", type);
        if (keyword.startsWith("max")) {
            return List.of(schema.put("min" + what, value.intValue() + 1));
        }
        return value.intValue() == 0
                ? List.of()
                : List.of(schema.put("max" + what, value.intValue() - 1));
    }

    private static List<JsonNode> missing(JsonNode names) {
        List<JsonNode> without = new ArrayList<>();
        names.forEach(name -> without.add(without(name.asString(""))));
        return without;
    }

    /// Objects without a member, open for others.
    static JsonNode without(String name) {
        ObjectNode schema = JSON.objectNode().put("type", "object");
        schema.putObject("properties").put(name, false);
        return schema.put("additionalProperties", true);
    }

    private Optional<List<JsonNode>> properties(JsonNode members, int depth) {
        List<JsonNode> refused = new ArrayList<>();
        for (Map.Entry<String, JsonNode> member : members.properties()) {
            @Nullable JsonNode other = of(member.getValue(), depth + 1).orElse(null);
            if (other == null) {
                return Optional.empty();
            }
            ObjectNode schema = JSON.objectNode().put("type", "object");
            schema.putArray("required").add(member.getKey());
            schema.putObject("properties").set(member.getKey(), other);
            refused.add(schema.put("additionalProperties", true));
        }
        return Optional.of(refused);
    }
}
