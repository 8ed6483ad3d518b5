package dev.parley.router.generate.schema;

import tools.jackson.databind.JsonNode;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Values as Python prints them: error messages quote the client's values in that form.
public final class PythonText {

    private static final int LARGEST_PLAIN_EXPONENT = 16;
    private static final int SMALLEST_PLAIN_EXPONENT = -4;

    private PythonText() {}

    /// A value as `str()` shows it: a text as it is, everything else as [#repr].
    public static String of(JsonNode value) {
        return value.isString() ? value.stringValue() : repr(value);
    }

    /// A value as `repr()` shows it: texts in quotes.
    public static String repr(JsonNode value) {
        return switch (value.getNodeType()) {
            case STRING -> quote(value.stringValue());
            case BOOLEAN -> value.booleanValue() ? "True" : "False";
            case NUMBER ->
                    value.isIntegralNumber() ? value.asString() : of(JsonNumbers.toDouble(value));
            case ARRAY -> list(value);
            case OBJECT -> dict(value);
            case NULL, MISSING, BINARY, POJO -> "None";
        };
    }

    /// A number as `repr(float)` shows it: `1.0`, `1e-05`, `nan`.
    public static String of(double value) {
        if (Double.isNaN(value)) {
            return "nan";
        }
        if (Double.isInfinite(value)) {
            return value > 0 ? "inf" : "-inf";
        }
        if (value == 0) {
            return Double.compare(value, 0.0) == 0 ? "0.0" : "-0.0";
        }
        BigDecimal digits = new BigDecimal(Double.toString(value)).stripTrailingZeros();
        int exponent = digits.precision() - digits.scale() - 1;
        if (exponent >= SMALLEST_PLAIN_EXPONENT && exponent < LARGEST_PLAIN_EXPONENT) {
            String plain = digits.toPlainString();
            return plain.indexOf('.') < 0 ? plain + ".0" : plain;
        }
        String mantissa = digits.movePointLeft(exponent).stripTrailingZeros().toPlainString();
        return "%se%s%02d".formatted(mantissa, exponent < 0 ? "-" : "+", Math.abs(exponent));
    }

    /// A text in Python's quotes, control characters escaped.
    public static String quote(String text) {
        char quote = text.indexOf('\'') >= 0 && text.indexOf('"') < 0 ? '"' : '\'';
        StringBuilder out = new StringBuilder(text.length() + 2).append(quote);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '\\' -> out.append("\\\\");
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                default -> {
                    if (c == quote) {
                        out.append('\\').append(c);
                    } else if (c < ' ' || c == 0x7f) {
                        out.append("\\x%02x".formatted((int) c));
                    } else {
                        out.append(c);
                    }
                }
            }
        }
        return out.append(quote).toString();
    }

    /// Texts as a Python list.
    public static String quoteAll(List<String> texts) {
        return "[" + String.join(", ", texts.stream().map(PythonText::quote).toList()) + "]";
    }

    private static String list(JsonNode value) {
        List<String> items = new ArrayList<>();
        value.values().forEach(item -> items.add(repr(item)));
        return "[" + String.join(", ", items) + "]";
    }

    private static String dict(JsonNode value) {
        List<String> items = new ArrayList<>();
        for (Map.Entry<String, JsonNode> entry : value.properties()) {
            items.add(quote(entry.getKey()) + ": " + repr(entry.getValue()));
        }
        return "{" + String.join(", ", items) + "}";
    }
}
