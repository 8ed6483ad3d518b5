package dev.parley.parsers.tool.dots;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.BooleanNode;
import tools.jackson.databind.node.DecimalNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.NullNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;

/// Gives the text of a parameter the type that the tool's schema names.
final class ParameterTypes {

    static final JsonNode NO_SCHEMA = MissingNode.getInstance();

    private static final String LOCAL_DEFINITION = "#/$defs/";
    private static final int MAX_REFERENCES = 16;
    private static final int MAX_DIGITS = 400;

    private ParameterTypes() {}

    /// The parameters as one JSON object.
    static String json(Map<String, String> parameters, JsonNode schema) {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        parameters.forEach(
                (name, text) ->
                        object.set(
                                name,
                                value(text, type(schema.path("properties").path(name), schema))));
        return object.toString();
    }

    /// The first type that is not null; `string` where the schema names none.
    private static String type(JsonNode property, JsonNode root) {
        JsonNode schema = resolve(property, root);
        JsonNode type = schema.path("type");
        if (type.isString()) {
            return type.stringValue();
        }
        for (JsonNode each : type) {
            if (each.isString() && !each.stringValue().equals("null")) {
                return each.stringValue();
            }
        }
        for (String key : new String[] {"anyOf", "oneOf"}) {
            for (JsonNode each : schema.path(key)) {
                JsonNode option = resolve(each, root).path("type");
                if (option.isString() && !option.stringValue().equals("null")) {
                    return option.stringValue();
                }
            }
        }
        return "string";
    }

    private static JsonNode resolve(JsonNode schema, JsonNode root) {
        JsonNode result = schema;
        for (int i = 0; i < MAX_REFERENCES; i++) {
            JsonNode reference = result.path("$ref");
            if (!reference.isString() || !reference.stringValue().startsWith(LOCAL_DEFINITION)) {
                return result;
            }
            result =
                    root.path("$defs")
                            .path(reference.stringValue().substring(LOCAL_DEFINITION.length()));
        }
        return result;
    }

    private static JsonNode value(String text, String type) {
        if (text.equals("null")) {
            return NullNode.instance;
        }
        Optional<JsonNode> typed =
                switch (type) {
                    case "integer", "number" -> number(text);
                    case "boolean" -> bool(text);
                    case "object", "array" -> parsed(text);
                    default -> Optional.empty();
                };
        return typed.orElseGet(() -> StringNode.valueOf(text));
    }

    private static Optional<JsonNode> number(String text) {
        try {
            if (text.length() > MAX_DIGITS) {
                return Optional.empty();
            }
            BigDecimal number = new BigDecimal(text);
            if (!Double.isFinite(number.doubleValue())) {
                return Optional.empty();
            }
            boolean whole =
                    Math.abs((long) number.scale()) < MAX_DIGITS
                            && number.stripTrailingZeros().scale() <= 0;
            return Optional.of(
                    whole
                            ? JsonNodeFactory.instance.numberNode(number.toBigInteger())
                            : DecimalNode.valueOf(number));
        } catch (NumberFormatException _) {
            return Optional.empty();
        }
    }

    private static Optional<JsonNode> bool(String text) {
        return switch (text) {
            case "true", "1" -> Optional.of(BooleanNode.TRUE);
            case "false", "0" -> Optional.of(BooleanNode.FALSE);
            default -> Optional.empty();
        };
    }

    private static Optional<JsonNode> parsed(String text) {
        try {
            return Optional.of(JsonMapper.shared().readTree(text));
        } catch (JacksonException _) {
            return Optional.empty();
        }
    }
}
