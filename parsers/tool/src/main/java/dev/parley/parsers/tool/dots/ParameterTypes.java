package dev.parley.parsers.tool.dots;

import dev.parley.parsers.tool.coerce.JsonValues;
import dev.parley.parsers.tool.coerce.Scalars;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.BooleanNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.NullNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Gives the text of a parameter the type that the tool's schema names: the first that is not null, also behind a
/// reference or in an alternative. What is declared a truth value is false unless it says `true` or `1`.
final class ParameterTypes {

    static final JsonNode NO_SCHEMA = MissingNode.getInstance();

    private static final String LOCAL_DEFINITION = "#/$defs/";
    private static final int MAX_DEPTH = 10;
    private static final List<String> UNIONS = List.of("anyOf", "oneOf", "allOf");

    private ParameterTypes() {}

    /// The parameters as one JSON object.
    static String json(Map<String, String> parameters, JsonNode schema) {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        parameters.forEach(
                (name, text) ->
                        object.set(
                                name,
                                value(
                                        text,
                                        type(schema.path("properties").path(name), schema, 0)
                                                .orElse("string"))));
        return object.toString();
    }

    private static Optional<String> type(JsonNode schema, JsonNode root, int depth) {
        if (depth > MAX_DEPTH) {
            return Optional.empty();
        }
        JsonNode type = schema.path("type");
        if (!type.isMissingNode()) {
            return Optional.of(first(type));
        }
        JsonNode reference = schema.path("$ref");
        if (reference.isString() && reference.stringValue().startsWith(LOCAL_DEFINITION)) {
            String name = reference.stringValue().substring(LOCAL_DEFINITION.length());
            return type(root.path("$defs").path(name), root, depth + 1);
        }
        return UNIONS.stream()
                .flatMap(union -> schema.path(union).valueStream())
                .filter(option -> !option.path("type").asString("").equals("null"))
                .flatMap(option -> type(option, root, depth + 1).stream())
                .findFirst();
    }

    /// The first type of a list that is not null, or the only one.
    private static String first(JsonNode type) {
        String only = type.isString() ? type.stringValue() : "string";
        return type.valueStream()
                .map(each -> each.asString(""))
                .filter(each -> !each.equals("null"))
                .findFirst()
                .orElse(only)
                .toLowerCase(Locale.ROOT);
    }

    private static JsonNode value(String text, String type) {
        if (text.equalsIgnoreCase("null")) {
            return NullNode.instance;
        }
        Optional<JsonNode> typed =
                switch (type) {
                    case "string", "str", "text" -> Optional.empty();
                    case "integer", "int" -> Scalars.whole(text);
                    case "number", "float" -> Scalars.number(text);
                    case "boolean", "bool" ->
                            Optional.of(
                                    BooleanNode.valueOf(
                                            text.equalsIgnoreCase("true") || text.equals("1")));
                    default -> JsonValues.read(text).filter(JsonValues::isFinite);
                };
        return typed.orElseGet(() -> StringNode.valueOf(text));
    }
}
