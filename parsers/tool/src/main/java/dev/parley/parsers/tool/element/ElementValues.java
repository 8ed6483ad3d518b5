package dev.parley.parsers.tool.element;

import dev.parley.parsers.tool.coerce.SchemaCoercion;
import dev.parley.parsers.tool.element.Elements.Element;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The JSON values that elements stand for.
final class ElementValues {

    private static final SchemaCoercion BY_SCHEMA = new SchemaCoercion();

    private ElementValues() {}

    /// A schema that asks for an array or an object.
    private record Container(Kind kind, JsonNode schema) {}

    private enum Kind {
        ARRAY,
        OBJECT
    }

    /// An object with these members. A name that comes again makes a list.
    ///
    /// @param schema of the object; a missing node for none
    static ObjectNode object(List<Element> members, JsonNode schema) {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        Set<String> repeated = new HashSet<>();
        for (Element member : members) {
            String name = member.name();
            JsonNode value = value(member, memberSchema(schema, name));
            JsonNode before = object.get(name);
            if (before == null) {
                object.set(name, value);
            } else if (!repeated.add(name)) {
                before.asArray().add(value);
            } else {
                object.set(name, JsonNodeFactory.instance.arrayNode().add(before).add(value));
            }
        }
        return object;
    }

    private static JsonNode memberSchema(JsonNode schema, String name) {
        JsonNode property = schema.path("properties").path(name);
        JsonNode found = property.isMissingNode() ? schema.path("additionalProperties") : property;
        return found.isObject() ? found : MissingNode.getInstance();
    }

    private static JsonNode value(Element element, JsonNode schema) {
        Optional<Container> container = container(schema);
        if (element.children().isEmpty()) {
            return leaf(element.text(), schema, container);
        }
        if (container.isPresent() && container.get().kind() == Kind.ARRAY) {
            JsonNode items = container.get().schema().path("items");
            ArrayNode array = JsonNodeFactory.instance.arrayNode();
            element.children()
                    .forEach(
                            it ->
                                    array.add(
                                            value(
                                                    it,
                                                    items.isObject()
                                                            ? items
                                                            : MissingNode.getInstance())));
            return array;
        }
        return object(
                element.children(),
                container.map(Container::schema).orElse(MissingNode.getInstance()));
    }

    private static JsonNode leaf(String text, JsonNode schema, Optional<Container> container) {
        if (schema.isMissingNode()) {
            return StringNode.valueOf(text);
        }
        if (container.isPresent() && text.isBlank() && !SchemaCoercion.allowsText(schema)) {
            return container.get().kind() == Kind.ARRAY
                    ? JsonNodeFactory.instance.arrayNode()
                    : JsonNodeFactory.instance.objectNode();
        }
        return BY_SCHEMA.value(text, schema);
    }

    /// The first alternative of a schema that is an array or an object.
    private static Optional<Container> container(JsonNode schema) {
        JsonNode type = schema.path("type");
        if (names(type, "array") || (type.isMissingNode() && schema.has("items"))) {
            return Optional.of(new Container(Kind.ARRAY, schema));
        }
        boolean members = schema.has("properties") || schema.has("additionalProperties");
        if (names(type, "object") || (type.isMissingNode() && members)) {
            return Optional.of(new Container(Kind.OBJECT, schema));
        }
        for (String union : List.of("anyOf", "oneOf")) {
            for (JsonNode choice : schema.path(union)) {
                Optional<Container> found = container(choice);
                if (found.isPresent()) {
                    return found;
                }
            }
        }
        return Optional.empty();
    }

    private static boolean names(JsonNode type, String name) {
        return type.isString()
                ? type.stringValue().equals(name)
                : type.valueStream().anyMatch(it -> it.asString("").equals(name));
    }
}
