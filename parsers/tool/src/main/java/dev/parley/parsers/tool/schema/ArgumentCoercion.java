package dev.parley.parsers.tool.schema;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.BooleanNode;
import tools.jackson.databind.node.DecimalNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.NullNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// Turns values a model wrote with the wrong type into the type that the schema asks for: `"3"` into
/// `3`, `1010` into `"1010"`. What fits, and what cannot be made to fit, stays as it is.
final class ArgumentCoercion {

    private static final int MAX_DIGITS = 400;

    private ArgumentCoercion() {}

    /// The value, coerced along `properties` and `items`.
    static JsonNode coerce(JsonNode value, JsonNode schema) {
        if (value instanceof ObjectNode object) {
            JsonNode properties = schema.path("properties");
            ObjectNode result = JsonNodeFactory.instance.objectNode();
            object.propertyStream()
                    .forEach(
                            member ->
                                    result.set(
                                            member.getKey(),
                                            coerce(
                                                    member.getValue(),
                                                    properties.path(member.getKey()))));
            return result;
        }
        if (value instanceof ArrayNode array) {
            ArrayNode result = JsonNodeFactory.instance.arrayNode();
            array.valueStream().forEach(item -> result.add(coerce(item, schema.path("items"))));
            return result;
        }
        return scalar(value, JsonTypes.of(schema));
    }

    private static JsonNode scalar(JsonNode value, Set<JsonTypes.Type> types) {
        JsonTypes.Type type = JsonTypes.typeOf(value);
        boolean fits =
                types.contains(type)
                        || (type == JsonTypes.Type.INTEGER
                                && types.contains(JsonTypes.Type.NUMBER));
        if (types.isEmpty() || fits || type == JsonTypes.Type.NULL) {
            return value;
        }
        String text = value.isString() ? value.stringValue() : value.toString();
        for (JsonTypes.Type each : types) {
            Optional<JsonNode> converted = convert(text, each);
            if (converted.isPresent()) {
                return converted.get();
            }
        }
        return value;
    }

    private static Optional<JsonNode> convert(String text, JsonTypes.Type type) {
        return switch (type) {
            case NULL ->
                    text.equalsIgnoreCase("null")
                            ? Optional.of(NullNode.instance)
                            : Optional.empty();
            case INTEGER ->
                    number(text).filter(ArgumentCoercion::isWhole).map(ArgumentCoercion::whole);
            case NUMBER ->
                    number(text)
                            .map(
                                    number ->
                                            isWhole(number)
                                                    ? whole(number)
                                                    : DecimalNode.valueOf(number));
            case BOOLEAN -> bool(text);
            case OBJECT -> json(text).filter(JsonNode::isObject);
            case ARRAY -> json(text).filter(JsonNode::isArray);
            case STRING -> Optional.of(StringNode.valueOf(text));
        };
    }

    private static Optional<JsonNode> bool(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "true", "1" -> Optional.of(BooleanNode.TRUE);
            case "false", "0" -> Optional.of(BooleanNode.FALSE);
            default -> Optional.empty();
        };
    }

    private static Optional<BigDecimal> number(String text) {
        try {
            return text.length() > MAX_DIGITS
                    ? Optional.empty()
                    : Optional.of(new BigDecimal(text.strip()))
                            .filter(number -> Double.isFinite(number.doubleValue()));
        } catch (NumberFormatException _) {
            return Optional.empty();
        }
    }

    private static boolean isWhole(BigDecimal number) {
        return Math.abs((long) number.scale()) < MAX_DIGITS
                && number.stripTrailingZeros().scale() <= 0;
    }

    private static JsonNode whole(BigDecimal number) {
        return JsonNodeFactory.instance.numberNode(number.toBigInteger());
    }

    private static Optional<JsonNode> json(String text) {
        try {
            return Optional.of(JsonMapper.shared().readTree(text));
        } catch (JacksonException _) {
            return Optional.empty();
        }
    }
}
