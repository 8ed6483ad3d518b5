package dev.parley.router.generate.forced;

import dev.parley.api.structured.Constraint;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Joins constraints into structural tags. Only static functions.
final class StructuralTags {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private StructuralTags() {}

    /// A text that satisfies one or the other.
    static Constraint.StructuralTag either(Constraint first, Constraint second) {
        ObjectNode or = NODES.objectNode().put("type", "or");
        ArrayNode elements = or.putArray("elements");
        elements.add(format(first));
        elements.add(format(second));
        ObjectNode tag = NODES.objectNode().put("type", "structural_tag");
        tag.set("format", or);
        return new Constraint.StructuralTag(tag);
    }

    private static JsonNode format(Constraint constraint) {
        return switch (constraint) {
            case Constraint.JsonSchema(JsonNode schema) -> schema(schema);
            case Constraint.JsonObject() -> schema(NODES.objectNode().put("type", "object"));
            case Constraint.Regex(String pattern) ->
                    NODES.objectNode().put("type", "regex").put("pattern", pattern);
            case Constraint.Grammar(String source) ->
                    NODES.objectNode().put("type", "grammar").put("grammar", source);
            case Constraint.Choice choice -> choice(choice);
            case Constraint.StructuralTag(JsonNode tag) -> tag.path("format");
        };
    }

    private static ObjectNode schema(JsonNode schema) {
        ObjectNode format = NODES.objectNode().put("type", "json_schema");
        format.set("json_schema", schema);
        return format;
    }

    private static ObjectNode choice(Constraint.Choice choice) {
        ObjectNode or = NODES.objectNode().put("type", "or");
        ArrayNode elements = or.putArray("elements");
        choice.texts()
                .forEach(
                        text ->
                                elements.addObject()
                                        .put("type", "const_string")
                                        .put("value", text));
        return or;
    }
}
