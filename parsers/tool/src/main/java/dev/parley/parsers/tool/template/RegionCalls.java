package dev.parley.parsers.tool.template;

import dev.parley.parsers.tool.coerce.JsonValues;
import dev.parley.parsers.tool.coerce.Scalars;
import dev.parley.parsers.tool.coerce.ToolSchemas;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.NullNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The calls of a region.
final class RegionCalls {

    private RegionCalls() {}

    /// A call.
    record Call(String name, ObjectNode arguments) {}

    /// The calls in a region's body; none where it is malformed.
    static List<Call> read(
            String body, Map<String, String> captures, JsonNode field, ToolSchemas schemas) {
        Optional<JsonNode> content =
                RegionContent.read(
                        body, field.path("content").asString("text"), field.path("content_args"));
        List<JsonNode> values =
                content.map(it -> transformed(it, captures, field)).orElse(List.of());
        List<Call> calls = new ArrayList<>();
        for (JsonNode value : values) {
            Optional<Call> call = call(value.path("function"), schemas);
            if (call.isEmpty()) {
                return List.of();
            }
            calls.add(call.get());
        }
        return calls;
    }

    private static List<JsonNode> transformed(
            JsonNode content, Map<String, String> captures, JsonNode field) {
        JsonNode transform = field.path("transform");
        if (transform.isMissingNode()) {
            return content.isArray() ? content.valueStream().toList() : List.of(content);
        }
        if (!field.path("transform_each").asBoolean(false)) {
            ObjectNode scope = scope(captures).set("content", content);
            JsonNode value = applied(transform, scope);
            return value.isArray() ? value.valueStream().toList() : List.of(value);
        }
        return content.valueStream()
                .map(
                        item -> {
                            ObjectNode scope = scope(captures);
                            item.properties().forEach(it -> scope.set(it.getKey(), it.getValue()));
                            return applied(transform, scope);
                        })
                .toList();
    }

    private static ObjectNode scope(Map<String, String> captures) {
        ObjectNode scope = JsonNodeFactory.instance.objectNode();
        captures.forEach(scope::put);
        return scope;
    }

    private static JsonNode applied(JsonNode transform, ObjectNode scope) {
        if (transform.isObject()) {
            ObjectNode object = JsonNodeFactory.instance.objectNode();
            transform
                    .properties()
                    .forEach(it -> object.set(it.getKey(), applied(it.getValue(), scope)));
            return object;
        }
        if (transform.isArray()) {
            ArrayNode array = JsonNodeFactory.instance.arrayNode();
            transform.forEach(it -> array.add(applied(it, scope)));
            return array;
        }
        String text = transform.isString() ? transform.stringValue() : "";
        if (!text.matches("\\{\\w+(?:\\.\\w+)*\\}")) {
            return transform;
        }
        JsonNode value = scope;
        for (String key : text.substring(1, text.length() - 1).split("\\.", -1)) {
            value = value.path(key);
        }
        return value.isMissingNode() ? NullNode.getInstance() : value;
    }

    private static Optional<Call> call(JsonNode function, ToolSchemas schemas) {
        String name = function.path("name").asString("");
        JsonNode written = function.path("arguments");
        Optional<JsonNode> arguments =
                written.isString() ? JsonValues.read(written.stringValue()) : Optional.of(written);
        if (name.isEmpty() || arguments.filter(JsonNode::isObject).isEmpty()) {
            return Optional.empty();
        }
        ObjectNode coerced = JsonNodeFactory.instance.objectNode();
        arguments
                .get()
                .properties()
                .forEach(
                        it ->
                                coerced.set(
                                        it.getKey(),
                                        coerced(
                                                it.getValue(),
                                                types(schemas.parameter(name, it.getKey())))));
        return Optional.of(new Call(name, coerced));
    }

    private static JsonNode coerced(JsonNode value, List<String> types) {
        if (value.isArray() && !types.isEmpty() && !types.contains("array")) {
            ArrayNode array = JsonNodeFactory.instance.arrayNode();
            value.forEach(it -> array.add(coerced(it, types)));
            return array;
        }
        if (!value.isString()) {
            return value;
        }
        String text = value.stringValue();
        return types.stream()
                .flatMap(type -> as(type, text).stream())
                .findFirst()
                .orElseGet(() -> StringNode.valueOf(text));
    }

    private static Optional<JsonNode> as(String type, String text) {
        String stripped = text.strip();
        return switch (type) {
            case "integer" -> Scalars.whole(stripped);
            case "number" ->
                    stripped.contains(".")
                            ? Scalars.real(stripped)
                            : Scalars.whole(stripped).or(() -> Scalars.real(stripped));
            case "boolean" ->
                    switch (stripped) {
                        case "1" -> Scalars.truth("true");
                        case "0" -> Scalars.truth("false");
                        default -> Scalars.truth(stripped);
                    };
            case "null" ->
                    stripped.equals("null") || stripped.equals("None")
                            ? Optional.of(NullNode.getInstance())
                            : Optional.empty();
            case "object" -> JsonValues.read(text).filter(JsonNode::isObject);
            case "array" -> JsonValues.read(text).filter(JsonNode::isArray);
            default -> Optional.empty();
        };
    }

    /// The types of a schema in its own order.
    private static List<String> types(JsonNode schema) {
        List<String> types = new ArrayList<>();
        JsonNode type = schema.path("type");
        if (type.isString()) {
            types.add(type.stringValue());
        }
        type.valueStream().forEach(it -> types.add(it.asString("")));
        for (String union : List.of("anyOf", "oneOf")) {
            schema.path(union).valueStream().forEach(it -> types.addAll(types(it)));
        }
        if (schema.path("nullable").asBoolean(false) && !types.contains("null")) {
            types.add("null");
        }
        return types;
    }
}
