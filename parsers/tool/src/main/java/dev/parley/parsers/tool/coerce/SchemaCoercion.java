package dev.parley.parsers.tool.coerce;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.BooleanNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/// Tries the types that the schema allows, from null to string, and takes the first that fits. Where none fits, the
/// text is taken for JSON, or else as it is. Without a schema it stays text.
///
/// Numbers are read as Python reads them: blanks around them and underscores between digits are allowed. A number with
/// a fraction or an exponent is never an integer, and one without a remainder is written as a whole number.
public final class SchemaCoercion implements Coercion {

    private static final Set<JsonType> TEXT_ONLY = EnumSet.of(JsonType.STRING);

    @Override
    public boolean keepsText(JsonNode schema) {
        return schema.isMissingNode() || JsonType.of(schema).equals(TEXT_ONLY);
    }

    /// Whether any text fits the schema, or there is none.
    public static boolean allowsText(JsonNode schema) {
        return schema.isMissingNode() || JsonType.of(schema).contains(JsonType.STRING);
    }

    /// A schema that asks for one type only: the given one, if `schema` allows it among others or is missing.
    ///
    /// @param type a name, maybe with the type of its items in brackets
    public static JsonNode narrowed(JsonNode schema, String type) {
        String name = type.split("\\[", 2)[0].strip();
        boolean fits =
                JsonType.of(schema).contains(JsonType.named(name))
                        && JsonType.of(schema).size() > 1;
        boolean any = name.isEmpty() || name.equalsIgnoreCase("any");
        return (schema.isMissingNode() && !any) || fits
                ? JsonNodeFactory.instance.objectNode().put("type", name)
                : schema;
    }

    @Override
    public JsonNode value(String text, JsonNode schema) {
        return schema.isMissingNode() ? StringNode.valueOf(text) : ofText(text, schema);
    }

    /// A value that is not text already, read again as the text it is written with.
    ///
    /// @param schema a missing node for none
    public static JsonNode rewritten(JsonNode value, JsonNode schema) {
        return schema.isObject()
                ? ofText(value.isString() ? value.stringValue() : JsonValues.written(value), schema)
                : value;
    }

    /// A value in which everything that is no container, however deep, is of the type that its schema asks for.
    ///
    /// @param schema a missing node for none
    public static JsonNode coerced(JsonNode value, JsonNode schema) {
        if (!schema.isObject()) {
            return value;
        }
        if (value.isObject()) {
            ObjectNode object = JsonNodeFactory.instance.objectNode();
            JsonNode properties = schema.path("properties");
            value.properties()
                    .forEach(
                            it ->
                                    object.set(
                                            it.getKey(),
                                            coerced(it.getValue(), properties.path(it.getKey()))));
            return object;
        }
        if (value.isArray()) {
            ArrayNode array = JsonNodeFactory.instance.arrayNode();
            value.forEach(item -> array.add(coerced(item, schema.path("items"))));
            return array;
        }
        return rewritten(value, schema);
    }

    private static JsonNode ofText(String text, JsonNode schema) {
        for (JsonType type : JsonType.of(schema)) {
            Optional<? extends JsonNode> value = as(type, text);
            if (value.isPresent()) {
                return value.get();
            }
        }
        return json(text).orElseGet(() -> StringNode.valueOf(text));
    }

    private static Optional<? extends JsonNode> as(JsonType type, String text) {
        return switch (type) {
            case NULL -> Scalars.nothing(text);
            case INTEGER -> Scalars.whole(text);
            case NUMBER -> Scalars.number(text);
            case BOOLEAN -> truth(text.strip());
            case OBJECT, ARRAY -> json(text);
            case STRING -> Optional.of(StringNode.valueOf(text));
            case OTHER -> Optional.empty();
        };
    }

    private static Optional<JsonNode> truth(String text) {
        return switch (text) {
            case "1" -> Optional.of(BooleanNode.TRUE);
            case "0" -> Optional.of(BooleanNode.FALSE);
            default -> Scalars.truth(text);
        };
    }

    private static Optional<JsonNode> json(String text) {
        return JsonValues.read(text).filter(JsonValues::isFinite);
    }
}
