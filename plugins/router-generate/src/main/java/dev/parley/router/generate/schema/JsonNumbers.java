package dev.parley.router.generate.schema;

import tools.jackson.databind.JsonNode;

/// Numbers of any size as `double`.
public final class JsonNumbers {

    private JsonNumbers() {}

    /// The nearest `double` of a number node, infinity beyond their range; 0 for any other node.
    public static double toDouble(JsonNode value) {
        if (value.isIntegralNumber()) {
            return value.bigIntegerValue().doubleValue();
        }
        if (value.isBigDecimal()) {
            return value.decimalValue().doubleValue();
        }
        return value.isNumber() ? value.doubleValue() : 0;
    }
}
