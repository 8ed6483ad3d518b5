package dev.parley.parsers.tool.coerce;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.util.Optional;

/// Reads JSON values and writes them with a blank after each comma and colon.
public final class JsonValues {

    private static final String HEX = "0123456789abcdef";
    private static final JsonMapper STRICT =
            JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

    private JsonValues() {}

    /// The value that `text` is, blanks around it allowed.
    public static Optional<JsonNode> read(String text) {
        try {
            JsonNode node = STRICT.readTree(text);
            return node.isMissingNode() ? Optional.empty() : Optional.of(node);
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }

    /// Whether every number in a value is one that a double can hold.
    public static boolean isFinite(JsonNode value) {
        return value.isContainer()
                ? value.valueStream().allMatch(JsonValues::isFinite)
                : !value.isNumber()
                        || value.isIntegralNumber()
                        || Double.isFinite(value.doubleValue());
    }

    /// A value as text.
    public static String written(JsonNode value) {
        StringBuilder json = new StringBuilder();
        write(value, json);
        return json.toString();
    }

    /// Appends a value.
    public static void write(JsonNode value, StringBuilder into) {
        if (value.isObject()) {
            into.append('{');
            String separator = "";
            for (var member : value.properties()) {
                into.append(separator);
                quote(member.getKey(), into);
                write(member.getValue(), into.append(": "));
                separator = ", ";
            }
            into.append('}');
        } else if (value.isArray()) {
            into.append('[');
            String separator = "";
            for (JsonNode item : value) {
                write(item, into.append(separator));
                separator = ", ";
            }
            into.append(']');
        } else if (value.isString()) {
            quote(value.stringValue(), into);
        } else {
            into.append(value);
        }
    }

    /// Appends a string with its quotes.
    public static void quote(String text, StringBuilder into) {
        into.append('"');
        escape(text, into);
        into.append('"');
    }

    /// Appends the inside of a string. What is not ASCII stays as it is.
    public static void escape(CharSequence text, StringBuilder into) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> into.append("\\\"");
                case '\\' -> into.append("\\\\");
                case '\n' -> into.append("\\n");
                case '\r' -> into.append("\\r");
                case '\t' -> into.append("\\t");
                default -> {
                    if (c < ' ') {
                        into.append("\\u00").append(HEX.charAt(c >> 4)).append(HEX.charAt(c & 15));
                    } else {
                        into.append(c);
                    }
                }
            }
        }
    }
}
