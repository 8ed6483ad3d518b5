package dev.parley.parsers.tool.coerce;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.BigIntegerNode;
import tools.jackson.databind.node.BooleanNode;
import tools.jackson.databind.node.DecimalNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.NullNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/// Tries the types that the schema allows, from null to string, and takes the first that fits. Where none fits, the
/// text is taken for JSON, or else as it is. Without a schema it stays text.
public final class SchemaCoercion implements Coercion {

    private static final int LONGEST_NUMBER = 400;
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
        return coerced(StringNode.valueOf(text), schema);
    }

    /// A value in which each string, however deep, is of the type that its schema asks for.
    ///
    /// @param schema a missing node for none
    public static JsonNode coerced(JsonNode value, JsonNode schema) {
        if (schema.isMissingNode() || (schema.has("$ref") && !value.isString())) {
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
        if (value.isString()) {
            return ofText(value.stringValue(), schema);
        }
        return value.isNumber() && JsonType.of(schema).equals(TEXT_ONLY)
                ? StringNode.valueOf(value.toString())
                : value;
    }

    private static JsonNode ofText(String text, JsonNode schema) {
        for (JsonType type : JsonType.of(schema)) {
            Optional<? extends JsonNode> value = as(type, text, text.strip(), schema);
            if (value.isPresent()) {
                return value.get();
            }
        }
        return JsonValues.read(text)
                .filter(it -> !it.isNumber() || Double.isFinite(it.decimalValue().doubleValue()))
                .orElseGet(() -> StringNode.valueOf(text));
    }

    private static Optional<? extends JsonNode> as(
            JsonType type, String text, String stripped, JsonNode schema) {
        return switch (type) {
            case NULL ->
                    stripped.equalsIgnoreCase("null")
                            ? Optional.of(NullNode.getInstance())
                            : Optional.empty();
            case INTEGER -> number(stripped).filter(JsonNode::isIntegralNumber);
            case NUMBER -> number(stripped);
            case BOOLEAN -> truth(stripped);
            case OBJECT ->
                    JsonValues.read(text).filter(JsonNode::isObject).map(it -> coerced(it, schema));
            case ARRAY ->
                    JsonValues.read(text).filter(JsonNode::isArray).map(it -> coerced(it, schema));
            case STRING -> Optional.of(StringNode.valueOf(text));
            case OTHER -> Optional.empty();
        };
    }

    private static Optional<JsonNode> truth(String text) {
        if (text.equalsIgnoreCase("true") || text.equals("1")) {
            return Optional.of(BooleanNode.TRUE);
        }
        return text.equalsIgnoreCase("false") || text.equals("0")
                ? Optional.of(BooleanNode.FALSE)
                : Optional.empty();
    }

    /// A finite number; an integer where it is whole.
    private static Optional<JsonNode> number(String text) {
        if (text.length() > LONGEST_NUMBER) {
            return Optional.empty();
        }
        try {
            BigDecimal number = new BigDecimal(text);
            if (Double.isInfinite(number.doubleValue())) {
                return Optional.empty();
            }
            if (number.signum() == 0 || number.stripTrailingZeros().scale() <= 0) {
                BigInteger whole = number.toBigInteger();
                return Optional.of(BigIntegerNode.valueOf(whole));
            }
            return Optional.of(DecimalNode.valueOf(number));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }
}
