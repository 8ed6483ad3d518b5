package dev.parley.structured.json;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Writes down keywords that demand something under a condition as alternatives. Used by one thread.
final class Conditions {

    private static final System.Logger LOG = System.getLogger(Conditions.class.getName());
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final JsonNode TRUE = JSON.booleanNode(true);

    private static final int MOST_DEMANDS = 5;

    private final Negation negation;

    Conditions(Negation negation) {
        this.negation = negation;
    }

    /// What a schema demands under conditions, as schemas that must all hold. What cannot be said is left
    /// out with a warning, as it is by other servers.
    List<JsonNode> of(JsonNode schema) {
        List<JsonNode> demands = new ArrayList<>();
        if (schema.has("if") && (schema.has("then") || schema.has("else"))) {
            branches(schema).ifPresent(demands::add);
        }
        for (String keyword : List.of("dependentRequired", "dependentSchemas", "dependencies")) {
            if (schema.has(keyword)) {
                dependencies(keyword, schema.get(keyword), demands);
            }
        }
        if (demands.size() > MOST_DEMANDS) {
            LOG.log(
                    Level.WARNING,
                    () ->
                            "A JSON schema has %d conditions; those after the first %d are ignored."
                                    .formatted(demands.size(), MOST_DEMANDS));
            return demands.subList(0, MOST_DEMANDS);
        }
        return demands;
    }

    private Optional<JsonNode> branches(JsonNode schema) {
        JsonNode condition = schema.get("if");
        Optional<JsonNode> refused = negation.of(condition);
        if (refused.isEmpty()) {
            LOG.log(
                    Level.WARNING,
                    "The keywords 'if', 'then' and 'else' of a JSON schema are ignored: what fails"
                            + " this condition cannot be constrained.");
            return Optional.empty();
        }
        JsonNode met = both(condition, orTrue(schema.path("then")));
        JsonNode failed = both(refused.get(), orTrue(schema.path("else")));
        return Optional.of(either(met, failed));
    }

    private static JsonNode orTrue(JsonNode schema) {
        return schema.isMissingNode() ? TRUE : schema;
    }

    private static JsonNode both(JsonNode a, JsonNode b) {
        return list("allOf", a, b);
    }

    private static JsonNode either(JsonNode a, JsonNode b) {
        return list("anyOf", a, b);
    }

    private static JsonNode list(String keyword, JsonNode a, JsonNode b) {
        ObjectNode schema = JSON.objectNode();
        schema.putArray(keyword).add(a).add(b);
        return schema;
    }

    private static void dependencies(String keyword, JsonNode members, List<JsonNode> demands) {
        if (!members.isObject()) {
            throw SchemaReader.invalid("'%s' must be an object".formatted(keyword));
        }
        for (Map.Entry<String, JsonNode> member : members.properties()) {
            JsonNode needed = member.getValue();
            boolean names = keyword.equals("dependentRequired");
            if (names && !needed.isArray()) {
                throw SchemaReader.invalid("'%s' must hold lists of names".formatted(keyword));
            }
            String name = member.getKey();
            JsonNode has =
                    needed.isArray()
                            ? required(name, needed)
                            : both(required(name, JSON.arrayNode()), needed);
            demands.add(either(Negation.without(name), has));
        }
    }

    private static JsonNode required(String name, JsonNode others) {
        ObjectNode schema = JSON.objectNode().put("type", "object");
        ArrayNode required = schema.putArray("required").add(name);
        others.forEach(required::add);
        return schema;
    }
}
