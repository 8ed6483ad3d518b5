package dev.parley.parsers.tool.minicpm;

import dev.parley.api.tool.ToolDefinition;
import dev.parley.parsers.tool.coerce.JsonValues;
import dev.parley.parsers.tool.pythonic.PythonLiteral;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The tools of a request, and what they make of parameters.
final class Tools {

    private static final Set<String> WRAPPERS = Set.of("properties", "arguments");

    private final Map<String, JsonNode> byName = new HashMap<>();

    Tools(List<ToolDefinition> tools) {
        tools.forEach(tool -> byName.put(tool.name(), tool.parameters()));
    }

    boolean has(String tool) {
        return byName.containsKey(tool);
    }

    /// Whether all parameters that the tool requires are there.
    boolean isComplete(String tool, ObjectNode arguments) {
        return parameters(tool)
                .path("required")
                .valueStream()
                .allMatch(it -> arguments.has(it.asString("")));
    }

    /// Adds a parameter. One that the tool does not declare is dropped, but one that wraps declared ones is unwrapped.
    ///
    /// @return whether it may stand there
    boolean add(String tool, String key, String text, ObjectNode arguments) {
        JsonNode properties = parameters(tool).path("properties");
        boolean undeclared = !properties.isEmpty() && !properties.has(key);
        if (undeclared) {
            return !WRAPPERS.contains(key) || unwrap(text, properties, arguments);
        }
        if (arguments.has(key)) {
            return false;
        }
        arguments.set(key, value(StringNode.valueOf(text), properties.path(key)));
        return true;
    }

    private JsonNode parameters(String tool) {
        return byName.getOrDefault(tool, MissingNode.getInstance());
    }

    private static boolean unwrap(String text, JsonNode properties, ObjectNode arguments) {
        Optional<JsonNode> object = literal(text).filter(JsonNode::isObject);
        boolean added = false;
        for (var member : object.map(JsonNode::properties).orElse(Set.of())) {
            String key = member.getKey();
            if (properties.has(key)) {
                if (arguments.has(key)) {
                    return false;
                }
                arguments.set(key, value(member.getValue(), properties.path(key)));
                added = true;
            }
        }
        return added;
    }

    private static JsonNode value(JsonNode value, JsonNode schema) {
        if (schema.path("type").asString("").equals("string")) {
            StringBuilder text = new StringBuilder();
            JsonValues.write(value, text);
            return value.isString() ? value : StringNode.valueOf(text.toString());
        }
        return value.isString() ? literal(value.stringValue()).orElse(value) : value;
    }

    private static Optional<JsonNode> literal(String text) {
        return JsonValues.read(text).or(() -> PythonLiteral.read(text));
    }
}
