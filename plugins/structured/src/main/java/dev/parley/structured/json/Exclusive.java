package dev.parley.structured.json;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Makes the options of `oneOf` exclude each other where their texts may satisfy two: by their types, by
/// values that tell them apart, by members that only one has, else by what the others refuse. Where that
/// cannot be said the options stay as those of `anyOf`. Used by one thread.
final class Exclusive {

    private static final int MOST_OPTIONS = 6;
    private static final int MOST_WAYS = 64;
    private static final int MOST_REFERENCES = 8;

    private final SchemaRefs refs;
    private final Negation negation;

    Exclusive(SchemaRefs refs, Negation negation) {
        this.refs = refs;
        this.negation = negation;
    }

    List<JsonNode> options(List<JsonNode> all) {
        if (all.size() > MOST_OPTIONS) {
            return all;
        }
        List<JsonNode> exclusive = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            exclusive.add(without(all, i));
        }
        return exclusive;
    }

    private JsonNode without(List<JsonNode> all, int index) {
        JsonNode option = all.get(index);
        ObjectNode both = JsonNodeFactory.instance.objectNode();
        ArrayNode parts = both.putArray("allOf").add(option);
        long ways = 1;
        for (int i = 0; i < all.size(); i++) {
            if (i != index && !avoids(resolved(option), resolved(all.get(i)))) {
                Optional<JsonNode> refused = negation.of(all.get(i));
                ways *= refused.map(Exclusive::ways).orElse(0);
                if (refused.isEmpty() || ways > MOST_WAYS) {
                    return option;
                }
                parts.add(refused.get());
            }
        }
        return parts.size() == 1 ? option : both;
    }

    /// How many alternatives a schema has.
    private static int ways(JsonNode schema) {
        return Math.max(1, schema.path("anyOf").size());
    }

    private JsonNode resolved(JsonNode schema) {
        JsonNode target = schema;
        for (int i = 0; i < MOST_REFERENCES && target.path("$ref").isString(); i++) {
            target = refs.find(target.path("$ref").asString());
        }
        return target;
    }

    /// Whether no text that is made for one schema satisfies another.
    private boolean avoids(JsonNode made, JsonNode other) {
        if (made.has("type") && other.has("type") && apart(made.get("type"), other.get("type"))) {
            return true;
        }
        return differ(made, other) || discriminated(made, other) || lacks(made, other);
    }

    private static boolean apart(JsonNode a, JsonNode b) {
        return JsonType.intersect(JsonType.read(a), JsonType.read(b)).isEmpty();
    }

    /// Whether both have values, and none in common.
    private boolean differ(JsonNode a, JsonNode b) {
        List<JsonNode> some = values(a);
        List<JsonNode> others = values(b);
        return !some.isEmpty()
                && !others.isEmpty()
                && some.stream()
                        .noneMatch(v -> others.stream().anyMatch(o -> SameValue.test(o, v)));
    }

    private List<JsonNode> values(JsonNode schema) {
        JsonNode target = resolved(schema);
        if (target.has("const")) {
            return List.of(target.get("const"));
        }
        return target.path("enum").valueStream().toList();
    }

    /// Whether a member that is always there has other values.
    private boolean discriminated(JsonNode made, JsonNode other) {
        return made.path("required")
                .valueStream()
                .map(name -> name.asString(""))
                .anyMatch(
                        name ->
                                differ(
                                        made.path("properties").path(name),
                                        other.path("properties").path(name)));
    }

    /// Whether a closed object never has a member that the other requires.
    private static boolean lacks(JsonNode made, JsonNode other) {
        boolean closed =
                made.path("properties").isObject()
                        && !made.has("patternProperties")
                        && !(made.has("additionalProperties")
                                && !isFalse(made.get("additionalProperties")))
                        && Set.copyOf(made.propertyNames()).stream().allMatch(Exclusive::plain);
        return closed
                && other.path("required")
                        .valueStream()
                        .anyMatch(name -> !made.path("properties").has(name.asString("")));
    }

    private static boolean isFalse(JsonNode schema) {
        return schema.isBoolean() && !schema.booleanValue();
    }

    private static boolean plain(String keyword) {
        return switch (keyword) {
            case "type", "properties", "required", "additionalProperties" -> true;
            default -> SchemaReader.saysNothing(keyword);
        };
    }
}
