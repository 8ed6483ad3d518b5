package dev.parley.parsers.tool.coerce;

import dev.parley.api.tool.ToolDefinition;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The parameter schemas of a request's tools, by name.
public final class ToolSchemas {

    /// A chain of references longer than this goes in circles.
    private static final int MOST_REFERENCES = 16;

    private final Map<String, JsonNode> byTool = new HashMap<>();

    /// The schemas of these tools. Of tools that share a name the first counts.
    public ToolSchemas(List<ToolDefinition> tools) {
        tools.forEach(tool -> byTool.putIfAbsent(tool.name(), tool.parameters()));
    }

    /// Whether the request has a tool of this name, or no tools at all.
    public boolean accepts(String tool) {
        return byTool.isEmpty() || byTool.containsKey(tool);
    }

    /// Whether the request has a tool of this name.
    public boolean knows(String tool) {
        return byTool.containsKey(tool);
    }

    /// The schema of all of a tool's parameters; a missing node for an unknown tool.
    public JsonNode parameters(String tool) {
        return byTool.getOrDefault(tool, MissingNode.getInstance());
    }

    /// The schema of one parameter, which a reference may name; a missing node where none is declared.
    public JsonNode parameter(String tool, String name) {
        JsonNode root = parameters(tool);
        JsonNode schema = root.path("properties").path(name);
        for (int i = 0; i < MOST_REFERENCES && schema.path("$ref").isString(); i++) {
            String reference = schema.get("$ref").stringValue();
            JsonNode target = reference.startsWith("#/") ? root.at(reference.substring(1)) : schema;
            schema = target.isMissingNode() ? schema : target;
        }
        return schema;
    }
}
