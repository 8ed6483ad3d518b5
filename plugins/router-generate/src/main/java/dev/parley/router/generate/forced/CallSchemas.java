package dev.parley.router.generate.forced;

import dev.parley.api.ParleyException.InvalidRequest;
import dev.parley.api.structured.Constraint;
import dev.parley.api.tool.CallRules.Repetition;
import dev.parley.api.tool.ToolDefinition;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import java.util.List;

/// JSON Schemas of calls that are demanded as plain JSON. Only static functions.
final class CallSchemas {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private CallSchemas() {}

    /// The arguments of one function.
    static Constraint.JsonSchema arguments(ToolDefinition tool) {
        return new Constraint.JsonSchema(parameters(tool));
    }

    /// An array of calls; definitions of all tools stand together.
    ///
    /// @throws InvalidRequest when two tools define different things under one name
    static Constraint.JsonSchema array(List<ToolDefinition> tools, Repetition repetition) {
        ObjectNode schema = NODES.objectNode().put("type", "array").put("minItems", 1);
        if (repetition == Repetition.ONCE) {
            schema.put("maxItems", 1);
        }
        ArrayNode calls = schema.putObject("items").put("type", "object").putArray("anyOf");
        ObjectNode definitions = NODES.objectNode();
        tools.forEach(tool -> calls.add(call(tool, definitions)));
        if (!definitions.isEmpty()) {
            schema.set("$defs", definitions);
        }
        return new Constraint.JsonSchema(schema);
    }

    private static ObjectNode call(ToolDefinition tool, ObjectNode definitions) {
        ObjectNode parameters = parameters(tool);
        hoist(tool.name(), parameters, "$defs", definitions);
        ObjectNode call = NODES.objectNode();
        ObjectNode properties = call.putObject("properties");
        properties.putObject("name").put("type", "string").putArray("enum").add(tool.name());
        properties.set("parameters", parameters);
        call.putArray("required").add("name").add("parameters");
        return call;
    }

    private static void hoist(
            String tool, ObjectNode parameters, String key, ObjectNode definitions) {
        JsonNode own = parameters.remove(key);
        if (own == null) {
            return;
        }
        own.properties()
                .forEach(
                        entry -> {
                            JsonNode there = definitions.get(entry.getKey());
                            if (there != null && !there.equals(entry.getValue())) {
                                throw new InvalidRequest(
                                        "Tool definition '%s' has multiple schemas, which is not supported. The function '%s' brings one of them."
                                                .formatted(entry.getKey(), tool),
                                        "tools");
                            }
                            definitions.set(entry.getKey(), entry.getValue());
                        });
    }

    private static ObjectNode parameters(ToolDefinition tool) {
        if (tool.parameters() instanceof ObjectNode schema) {
            return schema.deepCopy();
        }
        ObjectNode nothing = NODES.objectNode().put("type", "object");
        nothing.putObject("properties");
        return nothing;
    }
}
